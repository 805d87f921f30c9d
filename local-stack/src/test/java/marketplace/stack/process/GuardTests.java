package marketplace.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardTests {

    private final Process watched = start();
    private final Process forgotten = start();

    @AfterEach
    void stop() {
        watched.destroyForcibly();
        forgotten.destroyForcibly();
    }

    @Test
    void stopsWhatItWatchesWhenItsInputEnds() throws Exception {
        Guard guard = Guard.start();
        guard.watch(forgotten.pid());
        guard.watch(watched.pid());
        guard.forget(forgotten.pid());

        guard.close();

        assertThat(watched.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(forgotten.isAlive()).isTrue();
    }

    private static Process start() {
        try {
            return new ProcessBuilder("sleep", "60").start();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
