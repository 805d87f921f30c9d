package marketplace.order.query;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * A few connections for questions that may take long, apart from those that orders are written with: whatever is asked, nobody's order
 * has to wait for it.
 */
@Component
@EnableConfigurationProperties(QueryProperties.class)
class QueryDatabase implements DisposableBean {

    private static final Duration VALIDATED_WITHIN = Duration.ofSeconds(1);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(30);

    private final ConnectionPool connections;
    private final DatabaseClient client;

    QueryDatabase(ConnectionPool forEverything, QueryProperties properties) {
        this.connections = new ConnectionPool(configuration(forEverything.unwrap(), properties));
        this.client = DatabaseClient.create(connections);
    }

    DatabaseClient client() {
        return client;
    }

    private static ConnectionPoolConfiguration configuration(ConnectionFactory database, QueryProperties properties) {
        return ConnectionPoolConfiguration.builder(database)
                .name("queries")
                .initialSize(0)
                .maxSize(properties.connections())
                .maxAcquireTime(properties.acquire())
                .maxValidationTime(VALIDATED_WITHIN)
                .validationDepth(ValidationDepth.REMOTE)
                .maxLifeTime(LONGEST_LIFE)
                .build();
    }

    @Override
    public void destroy() {
        connections.dispose();
    }
}
