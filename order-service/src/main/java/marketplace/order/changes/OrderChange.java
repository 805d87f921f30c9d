package marketplace.order.changes;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import marketplace.contracts.OrderEventDetails;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.OrderSummary;
import marketplace.contracts.WireDeadline;
import marketplace.order.view.TimelineEntry;
import org.jspecify.annotations.Nullable;

/**
 * One version of an order: what happened, and the order after it. The same fields as in the event on Kafka.
 *
 * @param details what is particular to the type
 * @param order the order at this version
 * @param deadline the deadline that ran then, absent where none did
 */
record OrderChange(
        String orderNumber,
        long version,
        String type,
        Instant at,
        TimelineEntry.Who actor,
        OrderEventDetails details,
        OrderSummary order,
        @Nullable WireDeadline deadline) {

    static OrderChange of(OrderEventMessage message) {
        TimelineEntry entry = TimelineEntry.of(message);
        return new OrderChange(
                message.orderNumber(),
                entry.version(),
                entry.type(),
                entry.at(),
                entry.actor(),
                entry.details(),
                message.order(),
                message.deadline());
    }

    /**
     * Changes in the order in which to take them.
     *
     * @param cursor to send with the next request, also when nothing changed
     * @param more whether there is more right now
     */
    @Schema(name = "ChangePage")
    record Page(List<OrderChange> changes, String cursor, boolean more) {}
}
