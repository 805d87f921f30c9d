package marketplace.order.refund;

import java.time.Instant;
import java.util.Optional;
import marketplace.order.journal.OrderJson;
import marketplace.order.model.Order;
import marketplace.order.model.OrderCommand.RetryFailedRefund;
import marketplace.order.model.Payments.Refund;
import marketplace.order.model.RefundRetries;
import marketplace.platform.database.SqlValues;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Finds refunds whose time to be tried again has come. */
@Component
class DueRefunds {

    private static final String DUE = """
            select document from orders
             where refund_retry_at <= :now
             order by refund_retry_at
             limit :limit
            """;

    private final DatabaseClient database;

    DueRefunds(DatabaseClient database) {
        this.database = database;
    }

    /** What to do about them. Done twice it has no further effect, so nobody has to claim anything. */
    Flux<RetryFailedRefund> at(Instant now, int orders) {
        return database.sql(DUE)
                .bind("now", now)
                .bind("limit", orders)
                .map(row -> OrderJson.readOrder(SqlValues.required(row, "document", String.class)))
                .all()
                .concatMapIterable(order -> order.payments().refunds().stream()
                        .filter(refund -> isDue(order, refund, now))
                        .map(refund -> new RetryFailedRefund(order.number(), refund.id(), refund.tries()))
                        .toList());
    }

    private static boolean isDue(Order order, Refund refund, Instant now) {
        RefundRetries retries = order.terms().claims().refundRetries();
        Optional<Instant> next = retries.next(refund);
        return next.isPresent() && !next.get().isAfter(now);
    }
}
