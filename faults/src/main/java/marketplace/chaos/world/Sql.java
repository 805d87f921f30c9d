package marketplace.chaos.world;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import marketplace.servers.Database;

/** What an administrator says to a server. */
record Sql(Database database) {

    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    /** The first column of the first row. */
    String ask(String question) throws SQLException {
        try (Connection connection = connect()) {
            return ask(connection, question);
        }
    }

    static String ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    void run(String command) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            boolean _ = statement.execute(command);
        }
    }
}
