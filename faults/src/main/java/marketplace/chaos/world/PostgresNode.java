package marketplace.chaos.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import marketplace.servers.Database;
import marketplace.servers.Directories;
import marketplace.servers.Ports;
import marketplace.servers.PostgresServer;
import marketplace.stack.process.Guard;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL, which can be killed or put to sleep with all of its processes, and started again on what it had written. */
public final class PostgresNode implements AutoCloseable {

    /** Durable, as it must be where it is killed; with log enough for a standby that comes back. */
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "max_connections", "200",
            "shared_buffers", "256MB",
            "jit", "off",
            "max_wal_size", "256MB",
            "wal_keep_size", "512MB",
            "wal_retrieve_retry_interval", "500ms");

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final int MOST_SEGMENTS = 200;

    private final Path directory;
    private final Guard guard;
    private final Disk disk;
    private final int port = Ports.free();
    private final Wire wire = new Wire(port);
    private @Nullable PostgresServer server;
    private long pid;

    /** Not started yet. */
    PostgresNode(Path directory, Guard guard) throws IOException {
        this.directory = directory;
        this.guard = guard;
        this.disk = Disk.at(directory);
    }

    int port() {
        return port;
    }

    /** Between the services and this server. */
    public Wire wire() {
        return wire;
    }

    /** What it writes to. */
    public Disk disk() {
        return disk;
    }

    /** A database as one who is not a service sees it: past the wire. */
    Database database(String name) {
        return server().database(name);
    }

    void createDatabase(String name) {
        Database _ = server().createDatabase(name);
    }

    /** As if the machine had lost its power, but for what the operating system still writes. */
    public void kill() {
        send(Signal.KILL);
    }

    /** Nothing of it answers, and every connection stays. */
    public void freeze() {
        send(Signal.STOP);
    }

    public void thaw() {
        send(Signal.CONT);
    }

    /** Ends every session at once, and comes to an end in order. */
    public void stop() {
        if (server != null) {
            server.close();
            guard.forget(pid);
        }
    }

    /** Starts it on the same port with what it had, after whatever end. */
    public void start() {
        stop();
        server = PostgresServer.start(directory, port, SETTINGS);
        pid = server.pid();
        guard.watch(pid);
    }

    /** Writes until its log has no more room, as an application beside the services might; or a great deal, if there is room. */
    public void writeUntilItBreaks() {
        try {
            for (int segment = 0; segment < MOST_SEGMENTS; segment++) {
                String _ =
                        sql().ask("select pg_logical_emit_message(true, 'chaos', 'x')::text || pg_switch_wal()::text");
            }
        } catch (SQLException full) {
            // That is what was wanted.
        }
    }

    /** Waits until it answers; starts it when it has given up, as an orchestrator would. */
    public void heal() throws InterruptedException {
        while (!answers()) {
            if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
                start();
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** From now on it takes writes. */
    void promote() throws SQLException {
        String _ = sql().ask("select pg_promote(true, 30)::text");
    }

    /** Begins anew on what another has, and follows that one from now on. */
    void follow(PostgresNode primary) throws IOException, SQLException {
        stop();
        Path data = directory.resolve("data");
        Directories.empty(data);
        BaseBackup.copy(primary.sql(), primary.directory.resolve("data"), data);
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres application_name=%s'%n"
                        .formatted(primary.port, PostgresPair.STANDBY));
        Files.writeString(data.resolve("standby.signal"), "");
        start();
    }

    Sql sql() {
        return new Sql(server().database("postgres"));
    }

    @Override
    public void close() throws IOException {
        thaw();
        disk.free();
        stop();
        wire.close();
        disk.close();
    }

    private boolean answers() {
        try {
            return sql().ask("select 'yes'").equals("yes");
        } catch (SQLException notYet) {
            return false;
        }
    }

    private PostgresServer server() {
        return Objects.requireNonNull(server, "not started yet");
    }

    private void send(Signal signal) {
        var family = ProcessHandle.of(pid).stream()
                .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
                .map(ProcessHandle::pid)
                .toList();
        if (!family.isEmpty()) {
            signal.to(family);
        }
    }
}
