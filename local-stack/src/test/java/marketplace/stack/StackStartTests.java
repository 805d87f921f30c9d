package marketplace.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.ProcessTerminatingFaultHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that cannot start, on data that is not theirs. */
class StackStartTests {

    @TempDir
    private Path directory;

    private StackSettings settings;
    private Stack stack;

    @BeforeEach
    void prepare() throws IOException {
        settings = new StackSettings(Path.of(".."), directory, Ports.free());
        stack = Stack.of(settings, new Console(System.out, false));
    }

    @AfterEach
    void stop() throws IOException {
        stack.close();
        Exit.resetHaltProcedure();
        Exit.resetExitProcedure();
    }

    @Test
    void a_kafka_that_does_not_start_is_named_with_the_end_of_its_log_and_leaves_nothing_running() throws Exception {
        write(directory.resolve("kafka/data/meta.properties"), "version=1\ncluster.id=of-another-cluster\nnode.id=7\n");
        write(settings.log("stack"), "first line\nwhat Kafka logged last\n");

        assertThatThrownBy(stack::start)
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("Kafka does not start: ")
                .hasMessageContaining("The end of its log, " + settings.log("stack"))
                .hasMessageEndingWith("what Kafka logged last");
        stack.close();

        assertThat(settings.ports().taken()).isEmpty();
    }

    @Test
    void a_postgres_that_does_not_start_is_named_with_its_log_and_leaves_nothing_running() throws Exception {
        write(directory.resolve("postgres/data/file-of-somebody-else"), "");

        assertThatThrownBy(stack::start)
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("PostgreSQL does not start: ")
                .hasMessageContaining("The end of its log, " + directory.resolve("postgres/postgres.log"))
                .hasMessageContaining("initdb: error: directory");
        stack.close();

        assertThat(settings.ports().taken()).isEmpty();
    }

    @Test
    void a_kafka_that_wants_to_end_the_process_ends_its_thread_and_is_told_of() {
        List<String> told = new ArrayList<>();
        BrokerEnd.tell(told::add);

        assertThatThrownBy(() -> Exit.halt(1)).hasMessage("Kafka has ended: it ended with exit code 1");
        assertThatThrownBy(() -> Exit.exit(3, "no log directory is left"))
                .hasMessage("Kafka has ended: no log directory is left");

        assertThat(told).containsExactly("it ended with exit code 1", "no log directory is left");
    }

    /** The very code that Kafka runs where its metadata or its disk is broken; whether it throws is its own matter. */
    @Test
    void what_kafka_does_about_a_fault_leaves_this_process_alive_and_is_told_of() {
        List<String> told = new ArrayList<>();
        BrokerEnd.tell(told::add);
        FaultHandler broken = new ProcessTerminatingFaultHandler.Builder().build();

        var _ = catchThrowable(() -> {
            throw broken.handleFault("metadata cannot be read", new IOException("disk"));
        });

        assertThat(told).containsExactly("it ended with exit code 1");
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(Files.createDirectories(file.getParent()).resolve(file.getFileName()), text);
    }
}
