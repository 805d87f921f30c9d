package marketplace.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** Makes databases on a server, from a connection to any database of it. */
record Databases(Database administration) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final String EXISTS = "select 1 from pg_database where datname = ?";

    Database create(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name for a database: " + name);
        }
        try (Connection connection = connect()) {
            if (!exists(connection, name)) {
                create(connection, name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("database " + name + " could not be made", e);
        }
        return named(name);
    }

    Database named(String name) {
        return new Database(
                administration.host(), administration.port(), name, administration.user(), administration.password());
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(administration.jdbcUrl(), administration.user(), administration.password());
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXISTS)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void create(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("create database " + name);
        }
    }
}
