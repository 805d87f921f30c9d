package marketplace.order.query;

import java.util.List;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The orders that a query selects as lines of a table, a page at a time: for whoever reads all of them. */
@Component
public class OrderRows {

    private final DatabaseClient database;

    OrderRows(QueryDatabase database) {
        this.database = database.client();
    }

    /**
     * Rows in the query's sorting, as {@link OrderRow} reads them. The connection is given back with the last of them.
     *
     * @param after the place of the row before the first one wanted; null to begin with the first
     * @throws marketplace.platform.problem.ProblemException as a signal, {@code QUERY_TOO_BROAD} when the database needs too long
     */
    public Mono<List<String>> after(Caller caller, OrderQuery query, @Nullable Place after, int limit) {
        Place place = after == null ? Place.start(query, query.sorting()) : after;
        Condition condition = Condition.past(caller, query, query.sorting(), place);
        return database.sql(statement(condition.sql(), Condition.order(query, query.sorting())))
                .bindValues(condition.values())
                .bind("limit", limit)
                .mapValue(String.class)
                .all()
                .collectList()
                .onErrorMap(failure -> OrderLists.isTooBroad(query, failure), OrderLists::tooBroad);
    }

    /**
     * A fifth of what whole documents are. The concatenation with nothing unpacks a document once; without it every value that is
     * taken from a document unpacks it anew, which takes the database seven times as long.
     */
    private static String statement(String condition, String order) {
        return """
                select row_to_json(line)::text
                  from (select order_number as "orderNumber", version, status,
                               product_id as "productId", coalesce(agreed, whole) #>> '{product,name}' as "productName",
                               delivery_method as "deliveryMethod", buyer_id as "buyerId", provider_id as "providerId",
                               (whole #>> '{pricing,listPrice,amount}')::bigint as "listPrice",
                               price_amount as price, price_currency as currency,
                               purchased_at as "purchasedAt", whole #>> '{milestones,paidAt}' as "paidAt",
                               whole #>> '{implementation,startedAt}' as "startedAt",
                               whole #>> '{implementation,doneAt}' as "doneAt",
                               completed_at as "completedAt", whole -> 'cancellation' as cancellation,
                               whole #>> '{clocks,running,kind}' as deadline, deadline_due_at as "dueAt",
                               whole #> '{payments,captures}' as captures,
                               whole #> '{payments,refunds}' as refunds,
                               (whole #> '{claims,refunds,-1}') - 'text' as claim,
                               whole #> '{claims,disputes,-1}' is not null
                                   and whole #> '{claims,disputes,-1,end}' is null as disputed,
                               whole #>> '{delivery,reference}' as "deliveryReference",
                               whole #>> '{delivery,revokedAt}' as "revokedAt"
                          from (select orders.*, document || '{}' as whole
                                  from orders
                                 where %1$s
                                 order by %2$s
                                 limit :limit) selected
                         order by %2$s) line
                """.formatted(condition, order);
    }
}
