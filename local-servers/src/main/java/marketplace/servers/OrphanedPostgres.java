package marketplace.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a killed JVM leaves behind in a data directory: a server that still runs, or a postmaster.pid whose number may by
 * now belong to another process. Either would keep PostgreSQL from starting on that data again.
 */
final class OrphanedPostgres {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private OrphanedPostgres() {}

    static void clear(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        try {
            Optional<ProcessHandle> process = processOf(pidFile);
            process.filter(OrphanedPostgres::isPostgres).ifPresent(OrphanedPostgres::stop);
            // The file of a dead process stays: PostgreSQL removes it after making sure that no backend is left.
            if (process.isPresent()) {
                Files.deleteIfExists(pidFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not clear " + pidFile, e);
        }
    }

    private static Optional<ProcessHandle> processOf(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(line -> Long.parseLong(line.strip()))
                .flatMap(ProcessHandle::of);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(c -> c.contains("postgres")).isPresent();
    }

    private static void stop(ProcessHandle server) {
        try {
            // SIGINT is PostgreSQL's fast shutdown; Java itself can only send SIGTERM, which waits for clients.
            Process kill = new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start();
            kill.waitFor();
            server.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("an earlier PostgreSQL, process " + server.pid() + ", does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stopping PostgreSQL", e);
        }
    }
}
