package marketplace.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a service's runtime role may do in the database that it was made for, and beside it. */
public final class RoleChecks {

    private static final String NOT_ALLOWED = "42501";
    private static final String HISTORY = "flyway_schema_history";
    private static final String TABLES = """
            select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname
            """;
    private static final List<String> NEVER = List.of(
            "create table planted (id integer)",
            "create temporary table planted (id integer)",
            "create schema planted",
            "create function planted() returns integer language sql return 1",
            "create role planted",
            "alter role current_user createdb",
            "copy (select 1) to program 'true'",
            "select pg_read_file('postgresql.conf')",
            "select * from " + HISTORY,
            "delete from " + HISTORY,
            "select rolpassword from pg_authid");
    private static final List<String> NEVER_WITH_A_TABLE = List.of(
            "alter table %s add column planted integer",
            "alter table %s disable trigger all",
            "create index on %s ((1))",
            "comment on table %s is 'planted'",
            "truncate %s cascade",
            "drop table %s cascade");

    private RoleChecks() {}

    /** Statements that the role was not refused though it should be; every one is taken back. */
    public static List<String> beyondRows(TwoRoleDatabase database) throws SQLException {
        try (Connection connection = open(database.runtime())) {
            connection.setAutoCommit(false);
            List<String> allowed = new ArrayList<>();
            for (String sql : statements(tables(connection))) {
                if (!isRefused(connection, sql)) {
                    allowed.add(sql);
                }
            }
            return List.copyOf(allowed);
        }
    }

    /** The tables whose rows the role cannot read and write, as in {@code orders: insert}. */
    public static List<String> missingForRows(TwoRoleDatabase database) throws SQLException {
        try (Connection connection = open(database.runtime())) {
            List<String> missing = new ArrayList<>();
            for (String table : tables(connection)) {
                for (String right : List.of("select", "insert", "update", "delete")) {
                    if (!has(connection, table, right)) {
                        missing.add(table + ": " + right);
                    }
                }
            }
            return List.copyOf(missing);
        }
    }

    /** Whether this role of one database is turned away from another. */
    public static boolean isTurnedAway(Database role, String otherDatabase) {
        Database other = new Database(role.host(), role.port(), otherDatabase, role.user(), role.password());
        try (Connection connection = open(other)) {
            return connection.isClosed();
        } catch (SQLException refused) {
            return NOT_ALLOWED.equals(refused.getSQLState());
        }
    }

    private static Connection open(Database role) throws SQLException {
        return DriverManager.getConnection(role.jdbcUrl(), role.user(), role.password());
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            List<String> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            tables.remove(HISTORY);
            return List.copyOf(tables);
        }
    }

    private static List<String> statements(List<String> tables) {
        Stream<String> withTables = tables.stream()
                .flatMap(table -> NEVER_WITH_A_TABLE.stream().map(sql -> String.format(Locale.ROOT, sql, table)));
        return Stream.concat(NEVER.stream(), withTables).toList();
    }

    private static boolean isRefused(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            var _ = statement.execute(sql);
            return false;
        } catch (SQLException refused) {
            return NOT_ALLOWED.equals(refused.getSQLState());
        } finally {
            connection.rollback();
        }
    }

    private static boolean has(Connection connection, String table, String right) throws SQLException {
        try (var question = connection.prepareStatement("select has_table_privilege(current_user, ?, ?)")) {
            question.setString(1, table);
            question.setString(2, right);
            try (ResultSet answer = question.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
