package marketplace.order.query;

import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.Map;
import marketplace.order.journal.OrderJson;
import marketplace.order.model.Order;
import marketplace.order.problem.OrderProblems;
import marketplace.order.query.OrderQuery.Sorting;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The orders that a query selects, as far as the caller may see them: a stretch of them, or how many there are. */
@Component
public class OrderLists {

    private static final String CANCELLED = "57014";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final DatabaseClient database;

    OrderLists(QueryDatabase database) {
        this.database = database.client();
    }

    /**
     * Orders in the query's sorting. Reads along an index from the place on, however many orders there are.
     *
     * @param after the order before the first one wanted; null to begin with the first
     * @throws ProblemException as a signal, {@link OrderProblems#QUERY_TOO_BROAD} when the database needs too long
     */
    Flux<Order> after(Caller caller, OrderQuery query, @Nullable Place after, int limit) {
        return stretch(caller, query, query.sorting(), after, limit);
    }

    /** The orders on the other side of that one, nearest first. */
    Flux<Order> before(Caller caller, OrderQuery query, Place before, int limit) {
        return stretch(caller, query, query.sorting().reversed(), before, limit);
    }

    /** How many there are; {@code most} when there are as many or more. */
    public Mono<Long> count(Caller caller, OrderQuery query, long most) {
        Condition condition = Condition.of(caller, query);
        return bound("""
                select count(*)
                  from (select 1 from orders
                         where %s
                         limit :most) selected
                """.formatted(condition.sql()), condition.values())
                .bind("most", most)
                .mapValue(Long.class)
                .one()
                .onErrorMap(failure -> isTooBroad(query, failure), OrderLists::tooBroad);
    }

    private Flux<Order> stretch(Caller caller, OrderQuery query, Sorting sorting, @Nullable Place edge, int limit) {
        Place place = edge == null ? Place.start(query, sorting) : edge;
        Condition condition = Condition.past(caller, query, sorting, place);
        return bound("""
                select agreed, document
                  from orders
                 where %s
                 order by %s
                 limit :limit
                """.formatted(condition.sql(), Condition.order(query, sorting)), condition.values())
                .bind("limit", limit)
                .map(OrderJson::readRow)
                .all()
                .onErrorMap(failure -> isTooBroad(query, failure), OrderLists::tooBroad);
    }

    private DatabaseClient.GenericExecuteSpec bound(String statement, Map<String, Object> values) {
        return database.sql(statement).bindValues(values);
    }

    /** The database gave up on the statement, as it does when the statement's time is over; for one order that is not the question's fault. */
    static boolean isTooBroad(OrderQuery query, Throwable failure) {
        return query.orderNumber() == null
                && failure.getCause() instanceof R2dbcException refused
                && CANCELLED.equals(refused.getSqlState());
    }

    static ProblemException tooBroad(Throwable timeout) {
        return ProblemException.retryAfter(
                OrderProblems.QUERY_TOO_BROAD,
                "the answer took too long; narrow the time range or ask for less, or repeat it when there is less to do",
                RETRY_AFTER);
    }
}
