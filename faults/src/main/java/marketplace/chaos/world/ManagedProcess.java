package marketplace.chaos.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import marketplace.stack.process.Guard;
import org.jspecify.annotations.Nullable;

/** A process that is killed, put to sleep and started again, on the same data and under the same address. */
public final class ManagedProcess implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(40);

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final Guard guard;
    private final BooleanSupplier ready;
    private @Nullable Process process;

    /**
     * Not started yet.
     *
     * @param ready whether it answers
     */
    ManagedProcess(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path log,
            Guard guard,
            BooleanSupplier ready) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.guard = guard;
        this.ready = ready;
    }

    public String name() {
        return name;
    }

    /** Everything that it ever wrote, each life after the other. */
    public Path log() {
        return log;
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /**
     * The process of its present life.
     *
     * @throws IllegalStateException when there is none
     */
    public synchronized long pid() {
        if (process == null || !process.isAlive()) {
            throw new IllegalStateException("%s does not run, see %s".formatted(name, log));
        }
        return process.pid();
    }

    public synchronized void start() throws IOException {
        if (isAlive()) {
            return;
        }
        Files.createDirectories(log.toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        process = builder.start();
        guard.watch(process.pid());
    }

    /**
     * Waits until it answers.
     *
     * @throws IllegalStateException when it does not in this time, or ends
     */
    public void awaitReady(Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (!ready.getAsBoolean()) {
            if (!isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("%s does not get ready, see %s".formatted(name, log));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    public boolean isReady() {
        return ready.getAsBoolean();
    }

    public void send(Signal signal) {
        Process current;
        synchronized (this) {
            current = process;
        }
        if (current != null && current.isAlive()) {
            signal.to(List.of(current.pid()));
        }
    }

    /** Waits for its end; kills it when that takes too long. */
    public void awaitEnd() throws InterruptedException {
        Process current;
        synchronized (this) {
            current = process;
        }
        if (current != null) {
            if (!current.waitFor(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                current.destroyForcibly().waitFor();
            }
            guard.forget(current.pid());
        }
    }

    @Override
    public void close() {
        send(Signal.CONT);
        send(Signal.TERM);
        try {
            awaitEnd();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
