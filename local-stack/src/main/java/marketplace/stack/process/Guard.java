package marketplace.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Stops what this process started even if this process is killed: a small shell reads which processes those are, and stops them when its
 * input ends, which the operating system sees to.
 */
public final class Guard implements AutoCloseable {

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pids=
            while read -r line; do pids=$line; done
            for pid in $pids; do kill -TERM "$pid" 2>/dev/null; done
            tries=0
            for pid in $pids; do
                while kill -0 "$pid" 2>/dev/null && [ "$tries" -lt 25 ]; do sleep 1; tries=$((tries + 1)); done
                kill -KILL "$pid" 2>/dev/null
            done
            """;

    private final Set<Long> processes = new LinkedHashSet<>();
    private final Process shell;
    private final Writer input;

    private Guard(Process shell) {
        this.shell = shell;
        this.input = shell.outputWriter(StandardCharsets.UTF_8);
    }

    public static Guard start() throws IOException {
        return new Guard(new ProcessBuilder("sh", "-c", SCRIPT)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start());
    }

    /** From now on the process must not outlive this one. */
    public synchronized void watch(long process) {
        processes.add(process);
        write();
    }

    /** The process has ended. */
    public synchronized void forget(long process) {
        processes.remove(process);
        write();
    }

    private void write() {
        try {
            input.write(processes.stream().map(String::valueOf).collect(Collectors.joining(" ")) + "\n");
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the guard is gone", e);
        }
    }

    /** Ends the guard; it stops what is still watched. */
    @Override
    public void close() throws IOException {
        input.close();
        try {
            if (processes.isEmpty()) {
                shell.waitFor(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
