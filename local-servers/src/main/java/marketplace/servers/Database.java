package marketplace.servers;

/**
 * Where one database is and who may open it.
 *
 * @param host name or address of its server
 * @param port port of its server
 * @param name name of the database
 * @param user a user who may do everything in it
 * @param password the password of that user
 */
public record Database(String host, int port, String name, String user, String password) {

    /** The address for JDBC, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
    }

    /** The address for R2DBC, without user and password. */
    public String r2dbcUrl() {
        return "r2dbc:postgresql://%s:%d/%s".formatted(host, port, name);
    }
}
