package marketplace.order.access;

import marketplace.order.journal.OrderJson;
import marketplace.order.lane.OrderNumbers;
import marketplace.order.model.Order;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One order, as far as the caller may see it: somebody else's is as if it did not exist. */
@Component
public class VisibleOrders {

    private static final String FIND = """
            select agreed, document from orders
             where lane = :lane and order_number = :number
               and case :role when 'BUYER' then buyer_id = :party when 'PROVIDER' then provider_id = :party else true end
            """;

    private final DatabaseClient database;

    VisibleOrders(DatabaseClient database) {
        this.database = database;
    }

    /** The order; a problem as a signal when the caller may not know of it. */
    public Mono<Order> find(Caller caller, String number) {
        return OrderNumbers.laneOf(number)
                .map(lane -> find(caller, lane, number))
                .orElseGet(Mono::empty)
                .switchIfEmpty(Mono.error(VisibleOrders::notFound));
    }

    /** What everybody is told who asks for an order that is not there for them. */
    public static ProblemException notFound() {
        return new ProblemException(OrderProblems.ORDER_NOT_FOUND, "no order with this number");
    }

    private Mono<Order> find(Caller caller, int lane, String number) {
        return database.sql(FIND)
                .bind("lane", lane)
                .bind("number", number)
                .bind("role", caller.role().name())
                .bind("party", caller.id())
                .map(OrderJson::readRow)
                .one();
    }
}
