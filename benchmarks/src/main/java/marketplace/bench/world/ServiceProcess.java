package marketplace.bench.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import marketplace.stack.process.Guard;

/** A service from its jar, or the reference service, as a process that is not started again when it ends. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int LINES_OF_LOG = 30;
    private static final int OK = 200;

    private final String name;
    private final URI address;
    private final Process process;
    private final Path log;
    private final Guard guard;
    private final Duration startedIn;

    private ServiceProcess(String name, URI address, URI management, Process process, Path log, Guard guard) {
        long start = System.nanoTime();
        this.name = name;
        this.address = address;
        this.process = process;
        this.log = log;
        this.guard = guard;
        guard.watch(process.pid());
        awaitReady(management.resolve("/actuator/health/readiness"));
        this.startedIn = Duration.ofNanos(System.nanoTime() - start);
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param management where it says whether it is
     */
    static ServiceProcess start(String name, URI address, URI management, List<String> command, Path log, Guard guard) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new ServiceProcess(name, address, management, process, log, guard);
        } catch (IOException notStarted) {
            throw new UncheckedIOException(name + " cannot be started", notStarted);
        }
    }

    public String name() {
        return name;
    }

    public URI address() {
        return address;
    }

    public long pid() {
        return process.pid();
    }

    /** From the launch of its process to its readiness. */
    public Duration startedIn() {
        return startedIn;
    }

    private void awaitReady(URI readiness) {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(readiness)
                    .timeout(Duration.ofSeconds(2))
                    .build();
            while (!isReady(http, request)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException(
                            "%s does not get ready; the end of %s:%n%s".formatted(name, log, endOfLog()));
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for " + name, stopping);
        }
    }

    private static boolean isReady(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
        } catch (IOException unread) {
            return "not readable";
        }
    }

    /** Stops it as an operator would, and kills it when that takes too long. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        guard.forget(process.pid());
    }
}
