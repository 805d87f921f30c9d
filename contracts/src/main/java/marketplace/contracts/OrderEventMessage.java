package marketplace.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact about an order, on {@link Topics#ORDER_EVENTS}. Consumers drop what they have seen by (order number, version).
 *
 * @param version 1..n without a gap within one order
 * @param order the order after this event
 * @param deadline the deadline that runs after this event, absent when none does
 * @param details what is particular to the type
 */
public record OrderEventMessage(
        String orderNumber,
        long version,
        String type,
        Instant occurredAt,
        WireActor actor,
        OrderSummary order,
        @Nullable WireDeadline deadline,
        OrderEventDetails details)
        implements Message {

    @Override
    public String messageId() {
        return orderNumber + "-" + version;
    }
}
