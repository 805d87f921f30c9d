package marketplace.order.query;

import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import marketplace.order.model.OrderStatus;
import marketplace.platform.database.SqlValues;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * How many orders there are of each status: counted while the table is small, then estimated from as many of its pages. No index is about
 * the status, and a count of ten million orders takes longer than a statement may.
 */
@Component
class StatusSample {

    private static final double PERCENT = 100;
    private static final int MOST_PAGES = 4000;

    private static final String PAGES = """
            select pg_relation_size('orders') / current_setting('block_size')::bigint
            """;

    private static final String COUNT = """
            select status, count(*) as orders from orders tablesample system (:share::real) group by status
            """;

    private final DatabaseClient database;

    StatusSample(DatabaseClient database) {
        this.database = database;
    }

    Mono<Map<OrderStatus, Double>> orders() {
        return database.sql(PAGES).mapValue(Long.class).one().flatMap(this::count);
    }

    private Mono<Map<OrderStatus, Double>> count(long pages) {
        double share = Math.min(1, (double) MOST_PAGES / Math.max(1, pages));
        return database.sql(COUNT)
                .bind("share", (float) (share * PERCENT))
                .map(row -> Map.entry(
                        status(row),
                        SqlValues.required(row, "orders", Long.class).doubleValue() / share))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(StatusSample::all);
    }

    private static OrderStatus status(Readable row) {
        return OrderStatus.valueOf(SqlValues.required(row, "status", String.class));
    }

    private static Map<OrderStatus, Double> all(Map<OrderStatus, Double> found) {
        Map<OrderStatus, Double> all = new EnumMap<>(OrderStatus.class);
        Arrays.stream(OrderStatus.values()).forEach(status -> all.put(status, found.getOrDefault(status, 0.0)));
        return all;
    }
}
