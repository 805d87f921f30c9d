package marketplace.order;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import marketplace.servers.Database;

/** A look at the database that goes past the service. */
public final class TestSql implements AutoCloseable {

    private final Connection connection;

    public TestSql(Database database) {
        try {
            connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** One that keeps what it locks and changes to itself until it is closed. */
    public static TestSql transaction(Database database) {
        TestSql sql = new TestSql(database);
        try {
            sql.connection.setAutoCommit(false);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return sql;
    }

    /** The rows, each as its columns' texts joined by a bar. */
    public List<String> rows(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row(result));
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The only value of the only row. */
    public long number(String sql) {
        return Long.parseLong(rows(sql).getFirst());
    }

    /** Runs statements; the number of rows that the last one changed. */
    @CanIgnoreReturnValue
    public int run(String sql) {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String row(ResultSet result) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            columns.add(Objects.requireNonNullElse(result.getString(i), "null"));
        }
        return String.join("|", columns);
    }
}
