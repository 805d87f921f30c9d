package marketplace.servers;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real PostgreSQL 18 that runs on this machine as a process of its own, reachable through loopback only.
 * Its superuser is trusted there, so any password will do.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final int MAX_CONNECTIONS = 200;
    private static final String SUPERUSER = "postgres";

    private final EmbeddedPostgres server;
    private final Databases databases;
    private final Path directory;
    private final boolean temporary;

    private PostgresServer(Path directory, boolean temporary, int port, Map<String, String> settings) {
        this.directory = directory;
        this.temporary = temporary;
        this.server = launch(directory, temporary, port, settings);
        this.databases =
                new Databases(new Database(Ports.LOOPBACK, server.getPort(), "postgres", SUPERUSER, SUPERUSER));
    }

    /**
     * Starts on data that stays, whether the last stop was clean or not.
     *
     * @param directory holds the data and the server's log; made when missing
     * @param port where to listen, or 0 for any free port
     * @throws IllegalStateException when the port is taken or the server does not start
     */
    public static PostgresServer start(Path directory, int port) {
        return start(directory, port, Map.of());
    }

    /**
     * As {@link #start(Path, int)}, with settings of the server's own.
     *
     * @param settings as in {@code shared_buffers} and {@code 1GB}; they win over those that every server here has
     */
    public static PostgresServer start(Path directory, int port, Map<String, String> settings) {
        return new PostgresServer(Directories.existing(directory), false, port, settings);
    }

    /** Starts on a free port with data that is deleted on {@link #close()}. */
    public static PostgresServer startTemporary() {
        return new PostgresServer(Directories.temporary("postgres-"), true, Ports.ANY, Map.of());
    }

    /** Makes the database unless it is there. */
    @CanIgnoreReturnValue
    public Database createDatabase(String name) {
        return databases.create(name);
    }

    /** The coordinates of a database of this server, whether it exists or not. */
    public Database database(String name) {
        return databases.named(name);
    }

    public String host() {
        return Ports.LOOPBACK;
    }

    public int port() {
        return server.getPort();
    }

    /** The process that all others of the server come from. */
    public long pid() {
        Path file = directory.resolve("data/postmaster.pid");
        try (Stream<String> lines = Files.lines(file)) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException unread) {
            throw new UncheckedIOException("PostgreSQL does not say which process it is", unread);
        }
    }

    public String user() {
        return SUPERUSER;
    }

    public String password() {
        return SUPERUSER;
    }

    /** The address of a database for JDBC. */
    public String jdbcUrl(String database) {
        return database(database).jdbcUrl();
    }

    /** The address of a database for R2DBC. */
    public String r2dbcUrl(String database) {
        return database(database).r2dbcUrl();
    }

    /** Stops at once: open sessions are ended, committed data is on disk. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
        if (temporary) {
            Directories.delete(directory);
        }
    }

    private static EmbeddedPostgres launch(Path directory, boolean temporary, int port, Map<String, String> settings) {
        Path data = directory.resolve("data");
        Path log = directory.resolve("postgres.log");
        OrphanedPostgres.clear(data);
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setPort(Ports.claim(port, "PostgreSQL"))
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START_LIMIT)
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("timezone", "UTC")
                    .setServerConfig("log_timezone", "UTC")
                    .setServerConfig("max_connections", Integer.toString(MAX_CONNECTIONS))
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("fsync", temporary ? "off" : "on");
            settings.forEach(builder::setServerConfig);
            return builder.start();
        } catch (IOException e) {
            // Too late is not never: it may have come up a moment after it was given up.
            OrphanedPostgres.clear(data);
            throw new IllegalStateException("PostgreSQL did not start; its log is " + log, e);
        }
    }
}
