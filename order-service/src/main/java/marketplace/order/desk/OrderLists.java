package marketplace.order.desk;

import java.util.Map;
import marketplace.contracts.Role;
import marketplace.order.desk.OrderQuery.TimeBasis;
import marketplace.order.journal.OrderJson;
import marketplace.order.model.Order;
import marketplace.platform.database.SqlValues;
import marketplace.platform.security.Caller;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Lists of orders of the caller's side, page by page along an index. */
@Component
class OrderLists {

    private static final Map<TimeBasis, String> TIME_COLUMN =
            Map.of(TimeBasis.PURCHASE, "purchased_at", TimeBasis.COMPLETION, "completed_at");

    private static final Map<Role, String> SIDE = Map.of(
            Role.BUYER, "buyer_id = :party",
            Role.PROVIDER, "provider_id = :party",
            Role.OPERATOR, ":party is not null",
            Role.SERVICE, ":party is not null");

    /** Sorts after every order number. */
    private static final String LAST_NUMBER = "~";

    private final DatabaseClient database;

    OrderLists(DatabaseClient database) {
        this.database = database;
    }

    Flux<Order> list(Caller caller, OrderQuery query) {
        ListCursor before = query.before();
        return database.sql(statement(caller.role(), query.timeBasis()))
                .bind("party", caller.id())
                .bind("from", query.from())
                .bind("to", query.to())
                .bind(
                        "status",
                        SqlValues.nullable(
                                query.status() == null ? null : query.status().name(), String.class))
                .bind("number", SqlValues.nullable(query.orderNumber(), String.class))
                .bind("beforeTime", before == null ? OrderQuery.END : before.time())
                .bind("beforeNumber", before == null ? LAST_NUMBER : before.orderNumber())
                .bind("limit", query.limit())
                .mapValue(String.class)
                .all()
                .map(OrderJson::readOrder);
    }

    /** The side and the time column are filled in; everything that callers say is bound. */
    private static String statement(Role role, TimeBasis basis) {
        return """
            select document
              from orders
             where %1$s
               and %2$s >= :from and %2$s < :to
               and (status = :status or :status is null)
               and (order_number = :number or :number is null)
               and (%2$s, order_number) < (:beforeTime, :beforeNumber)
             order by %2$s desc, order_number desc
             limit :limit
            """.formatted(SIDE.get(role), TIME_COLUMN.get(basis));
    }
}
