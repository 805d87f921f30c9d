package marketplace.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTests {

    @TempDir
    Path directory;

    @Test
    void isPostgres18ThatCommitsForReal() throws Exception {
        try (PostgresServer server = PostgresServer.startTemporary()) {
            Database orders = server.createDatabase("orders");

            assertThat(Sql.query(orders, "show server_version")).startsWith("18.");
            assertThat(Sql.query(orders, "show synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void makesADatabaseOnce() {
        try (PostgresServer server = PostgresServer.startTemporary()) {
            Database first = server.createDatabase("orders");
            Database second = server.createDatabase("orders");

            assertThat(second).isEqualTo(first);
            assertThat(second.r2dbcUrl()).isEqualTo("r2dbc:postgresql://127.0.0.1:%d/orders", server.port());
            assertThatThrownBy(() -> server.createDatabase("x; drop")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void settingsOfItsOwnWinOverThoseOfAll() throws Exception {
        Map<String, String> settings = Map.of("max_connections", "30", "work_mem", "3MB");

        try (PostgresServer server = PostgresServer.start(directory, Ports.ANY, settings)) {
            Database postgres = server.database("postgres");

            assertThat(Sql.query(postgres, "show max_connections")).isEqualTo("30");
            assertThat(Sql.query(postgres, "show work_mem")).isEqualTo("3MB");
            assertThat(Sql.query(postgres, "show log_timezone")).isEqualTo("UTC");
        }
    }

    @Test
    void keepsItsDataAcrossACleanStop() throws Exception {
        try (PostgresServer server = PostgresServer.start(directory, Ports.ANY)) {
            write(server);
        }

        try (PostgresServer again = PostgresServer.start(directory, Ports.ANY)) {
            assertThat(read(again)).isEqualTo("kept");
        }
    }

    @Test
    void keepsItsDataWhenItIsKilled() throws Exception {
        PostgresServer killed = PostgresServer.start(directory, Ports.ANY);
        write(killed);
        kill(postmaster());
        killed.close();

        try (PostgresServer again = PostgresServer.start(directory, Ports.ANY)) {
            assertThat(read(again)).isEqualTo("kept");
        }
    }

    @Test
    void stopsAServerThatAKilledJvmLeftRunning() throws Exception {
        PostgresServer orphan = PostgresServer.start(directory, Ports.ANY);
        write(orphan);
        ProcessHandle postmaster = postmaster();

        OrphanedPostgres.clear(directory.resolve("data"));
        orphan.close();

        assertThat(postmaster.isAlive()).isFalse();
        try (PostgresServer again = PostgresServer.start(directory, orphan.port())) {
            assertThat(read(again)).isEqualTo("kept");
        }
    }

    @Test
    void startsWhenItsOldProcessNumberBelongsToSomebodyElse() throws Exception {
        try (PostgresServer server = PostgresServer.start(directory, Ports.ANY)) {
            write(server);
        }
        Files.writeString(
                directory.resolve("data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n");

        try (PostgresServer again = PostgresServer.start(directory, Ports.ANY)) {
            assertThat(read(again)).isEqualTo("kept");
        }
    }

    @Test
    void saysThatItsPortIsTaken() {
        try (PostgresServer server = PostgresServer.startTemporary()) {
            assertThatThrownBy(() -> PostgresServer.start(directory, server.port()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("port %d, wanted for PostgreSQL, is taken", server.port());
        }
    }

    private static void write(PostgresServer server) throws Exception {
        Database orders = server.createDatabase("orders");
        Sql.execute(orders, "create table notes (text text)");
        Sql.execute(orders, "insert into notes values ('kept')");
    }

    private static String read(PostgresServer server) throws Exception {
        return Sql.query(server.database("orders"), "select text from notes");
    }

    private ProcessHandle postmaster() throws Exception {
        String pid =
                Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void kill(ProcessHandle postmaster) {
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }
}
