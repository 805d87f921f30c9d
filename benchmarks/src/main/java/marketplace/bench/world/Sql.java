package marketplace.bench.world;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import marketplace.servers.Database;

/** SQL that prepares and checks measurements; never what is measured. */
public final class Sql {

    private Sql() {}

    public static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    public static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs statements one after the other, each by itself. */
    public static void run(Database database, String... statements) {
        try (Connection connection = connect(database)) {
            for (String statement : statements) {
                run(connection, statement);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("in " + database.name(), failed);
        }
    }

    /** The only value of a query. */
    public static long number(Database database, String query) {
        return Long.parseLong(text(database, query));
    }

    /** As {@link #number}, as text. */
    public static String text(Database database, String query) {
        return texts(database, query).getFirst();
    }

    /** The first column of a query. */
    public static List<String> texts(Database database, String query) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return List.copyOf(texts);
        } catch (SQLException failed) {
            throw new IllegalStateException("in " + database.name() + ": " + query, failed);
        }
    }
}
