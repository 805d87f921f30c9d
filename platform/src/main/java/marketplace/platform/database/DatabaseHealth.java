package marketplace.platform.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whether the database answers, asked on a connection of its own: a busy pool is no broken database. */
@Component("database")
class DatabaseHealth extends AbstractReactiveHealthIndicator {

    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(2);

    /** Also for a database that is silent instead of refusing. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);

    private final ConnectionFactory unpooled;

    DatabaseHealth(R2dbcProperties properties, DatabaseLines lines) {
        super("the database does not answer");
        ConnectionFactoryOptions.Builder options =
                ConnectionFactoryOptions.parse(properties.getUrl()).mutate();
        // As the pool's, or of several servers a standby would do here that takes no order.
        properties.getProperties().forEach((name, value) -> options.option(Option.valueOf(name), value));
        lines.customize(options);
        this.unpooled = ConnectionFactories.get(options.option(ConnectionFactoryOptions.USER, properties.getUsername())
                .option(ConnectionFactoryOptions.PASSWORD, properties.getPassword())
                .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, CONNECTED_WITHIN)
                .option(ConnectionFactoryOptions.STATEMENT_TIMEOUT, CONNECTED_WITHIN)
                .build());
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder builder) {
        return Mono.usingWhen(unpooled.create(), DatabaseHealth::ask, Connection::close)
                .timeout(ANSWERED_WITHIN)
                .map(answer -> builder.up().build());
    }

    private static Mono<Integer> ask(Connection connection) {
        return Flux.from(connection.createStatement("select 1").execute())
                .concatMap(result -> result.map(row -> row.get(0, Integer.class)), 1)
                .single();
    }
}
