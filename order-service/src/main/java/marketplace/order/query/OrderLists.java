package marketplace.order.query;

import java.util.Map;
import marketplace.contracts.Role;
import marketplace.order.journal.OrderJson;
import marketplace.order.lane.OrderNumbers;
import marketplace.order.model.Order;
import marketplace.order.query.OrderQuery.TimeBasis;
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

    private static final String ANY_NUMBER = "true";
    private static final String EXACT_NUMBER = "lane = :lane and order_number = :number";

    /** Sorts after every order number. */
    private static final String LAST_NUMBER = "~";

    private final DatabaseClient database;

    OrderLists(DatabaseClient database) {
        this.database = database;
    }

    Flux<Order> list(Caller caller, OrderQuery query) {
        ListCursor before = query.before();
        return bindNumber(database.sql(statement(caller.role(), query)), query)
                .bind("party", caller.id())
                .bind("from", query.from())
                .bind("to", query.to())
                .bind(
                        "status",
                        SqlValues.nullable(
                                query.status() == null ? null : query.status().name(), String.class))
                .bind("beforeTime", before == null ? OrderQuery.END : before.time())
                .bind("beforeNumber", before == null ? LAST_NUMBER : before.orderNumber())
                .bind("limit", query.limit())
                .mapValue(String.class)
                .all()
                .map(OrderJson::readOrder);
    }

    private static DatabaseClient.GenericExecuteSpec bindNumber(
            DatabaseClient.GenericExecuteSpec statement, OrderQuery query) {
        String number = query.orderNumber();
        return number == null
                ? statement
                : statement
                        .bind("lane", OrderNumbers.laneOf(number).orElseThrow())
                        .bind("number", number);
    }

    /** Side, time column and the key of an exact number are filled in; everything that callers say is bound. */
    private static String statement(Role role, OrderQuery query) {
        return """
            select document
              from orders
             where %1$s
               and %2$s >= :from and %2$s < :to
               and (status = :status or :status is null)
               and %3$s
               and (%2$s, order_number) < (:beforeTime, :beforeNumber)
             order by %2$s desc, order_number desc
             limit :limit
            """.formatted(
                        SIDE.get(role),
                        TIME_COLUMN.get(query.timeBasis()),
                        query.orderNumber() == null ? ANY_NUMBER : EXACT_NUMBER);
    }
}
