package marketplace.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackLockTests {

    @TempDir
    Path directory;

    @Test
    void aDirectoryBelongsToOneStackAtATime() throws Exception {
        try (StackLock taken = StackLock.take(directory)) {
            assertThat(taken.leftBehind()).isFalse();
            assertThatThrownBy(() -> StackLock.take(directory))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aCleanStopLeavesNothingBehind() throws Exception {
        StackLock.take(directory).close();

        try (StackLock again = StackLock.take(directory)) {
            assertThat(again.leftBehind()).isFalse();
        }
    }

    @Test
    void aKilledStackIsNoticedByTheNext() throws Exception {
        Files.writeString(directory.resolve("lock"), "12345");

        try (StackLock next = StackLock.take(directory)) {
            assertThat(next.leftBehind()).isTrue();
        }
    }
}
