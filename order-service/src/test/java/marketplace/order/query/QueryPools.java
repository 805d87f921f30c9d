package marketplace.order.query;

import io.r2dbc.pool.ConnectionPool;
import java.util.List;
import marketplace.order.RunningService;

/** Every pool of connections that a service has. */
public final class QueryPools {

    private QueryPools() {}

    public static List<ConnectionPool> of(RunningService service) {
        ConnectionPool queries =
                (ConnectionPool) service.bean(QueryDatabase.class).client().getConnectionFactory();
        return List.of(service.bean(ConnectionPool.class), queries);
    }
}
