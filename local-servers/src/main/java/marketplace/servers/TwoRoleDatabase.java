package marketplace.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A database as a deployment has it, made by the very script of deploy/postgres.
 *
 * @param owner the role that migrates
 * @param runtime the role that a service has
 */
public record TwoRoleDatabase(Database owner, Database runtime) {

    private static final Path SCRIPT = Path.of("..", "deploy", "postgres", "database.sql");
    private static final String CONNECT = "\\connect :\"database\"";

    /** Makes it and both roles, under names that begin like the other's. */
    static TwoRoleDatabase make(Database superuser, String name) {
        Database owner = new Database(superuser.host(), superuser.port(), name, name + "_owner", "owner's");
        Database runtime = new Database(superuser.host(), superuser.port(), name, name + "_runtime", "runtime's");
        Map<String, String> variables = Map.of(
                "database", name,
                "owner", owner.user(),
                "owner_password", owner.password(),
                "runtime", runtime.user(),
                "runtime_password", runtime.password());
        String script = script();
        int connect = script.indexOf(CONNECT);
        run(superuser, script.substring(0, connect), variables);
        run(
                new Database(superuser.host(), superuser.port(), name, superuser.user(), superuser.password()),
                script.substring(connect + CONNECT.length()),
                variables);
        return new TwoRoleDatabase(owner, runtime);
    }

    private static String script() {
        try {
            return Files.readString(SCRIPT);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private static void run(Database database, String script, Map<String, String> variables) {
        String known = variables.entrySet().stream()
                .reduce(script, (text, variable) -> set(text, variable.getKey(), variable.getValue()), (a, b) -> b);
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            for (String sql : statements(known)) {
                statement.executeUpdate(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("database.sql failed", failure);
        }
    }

    /** What psql does with a variable as a name and as a text. */
    private static String set(String script, String name, String value) {
        return script.replace(":\"" + name + "\"", "\"" + value + "\"")
                .replace(":'" + name + "'", "'" + value.replace("'", "''") + "'");
    }

    private static String[] statements(String script) {
        String sql = script.lines()
                .filter(line -> !line.startsWith("\\") && !line.startsWith("--"))
                .reduce("", (before, line) -> before + line + "\n");
        return Stream.of(sql.split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toArray(String[]::new);
    }
}
