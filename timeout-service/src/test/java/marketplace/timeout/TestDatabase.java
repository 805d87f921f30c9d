package marketplace.timeout;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.util.Map;
import java.util.Objects;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import org.flywaydb.core.Flyway;
import org.springframework.r2dbc.core.DatabaseClient;

/** A database with the service's tables and nothing in them. Its sessions live in a time zone that has summer time. */
public final class TestDatabase {

    private final DatabaseClient client;

    private TestDatabase(Database database, String zone) {
        this.client = DatabaseClient.create(connections(database, zone));
    }

    public static TestDatabase fresh() {
        return fresh("America/New_York");
    }

    /** One whose sessions live in this time zone. */
    public static TestDatabase fresh(String zone) {
        Database database = Servers.shared().freshDatabase();
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .load()
                .migrate();
        return new TestDatabase(database, zone);
    }

    public DatabaseClient client() {
        return client;
    }

    /** The one value that the query gives. */
    public <T> T value(String sql, Class<T> type) {
        return Objects.requireNonNull(client.sql(sql).mapValue(type).one().block(), sql);
    }

    public void execute(String sql) {
        Objects.requireNonNull(client.sql(sql).fetch().rowsUpdated().block());
    }

    private static ConnectionFactory connections(Database database, String zone) {
        return ConnectionFactories.get(ConnectionFactoryOptions.parse(database.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, database.user())
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .option(Option.valueOf("options"), Map.of("TimeZone", zone))
                .build());
    }
}
