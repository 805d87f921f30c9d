package marketplace.order.refund;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import marketplace.order.journal.OrderJson;
import marketplace.order.model.Order;
import marketplace.order.model.OrderCommand.RetryFailedRefund;
import marketplace.order.model.Payments.Refund;
import marketplace.order.model.RefundRetries;
import marketplace.platform.database.SqlValues;
import marketplace.platform.log.LogKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds refunds whose time to be tried again has come. */
@Component
class DueRefunds {

    private static final Logger log = LoggerFactory.getLogger(DueRefunds.class);

    private static final String DUE = """
            select lane, order_number, refund_retry_at, agreed, document from orders
             where refund_retry_at <= :now
             order by refund_retry_at
             limit :limit
            """;

    /** Whatever changes the order writes the time that its refunds ask for again. */
    private static final String REST = """
            update orders set refund_retry_at = :until
             where lane = :lane and order_number = :number and refund_retry_at = :dueAt
            """;

    private final DatabaseClient database;

    DueRefunds(DatabaseClient database) {
        this.database = database;
    }

    /** What is to be done, oldest first. Done twice it has no further effect, so nobody has to claim anything. */
    Flux<DueOrder> at(Instant now, int orders) {
        return database.sql(DUE)
                .bind("now", now)
                .bind("limit", orders)
                .map(row -> dueOrder(row, now))
                .all();
    }

    /** Leaves the order alone until then, so that it stands in nobody's way; unless it has changed meanwhile. */
    Mono<Long> rest(DueOrder order, Instant until) {
        return database.sql(REST)
                .bind("until", until)
                .bind("lane", order.lane())
                .bind("number", order.number())
                .bind("dueAt", order.dueAt())
                .fetch()
                .rowsUpdated();
    }

    private static DueOrder dueOrder(Readable row, Instant now) {
        String number = SqlValues.required(row, "order_number", String.class);
        return new DueOrder(
                SqlValues.required(row, "lane", Integer.class),
                number,
                SqlValues.required(row, "refund_retry_at", Instant.class),
                retries(number, row, now));
    }

    private static List<RetryFailedRefund> retries(String number, Readable row, Instant now) {
        try {
            Order order = OrderJson.readRow(row);
            return order.payments().refunds().stream()
                    .filter(refund -> isDue(order, refund, now))
                    .map(refund -> new RetryFailedRefund(number, refund.id(), refund.tries()))
                    .toList();
        } catch (RuntimeException unreadable) {
            log.atError()
                    .addKeyValue(LogKeys.ORDER, number)
                    .setCause(unreadable)
                    .log("order {}, of which a refund is due, cannot be read", number);
            return List.of();
        }
    }

    private static boolean isDue(Order order, Refund refund, Instant now) {
        RefundRetries retries = order.terms().claims().refundRetries();
        Optional<Instant> next = retries.next(refund);
        return next.isPresent() && !next.get().isAfter(now);
    }
}
