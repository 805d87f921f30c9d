package marketplace.order.journal;

import marketplace.contracts.OrderEventMessage;
import marketplace.order.model.Order;
import marketplace.order.model.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Writes events down as lines of the journal. */
public final class JournalRows {

    private JournalRows() {}

    /**
     * The line of one event.
     *
     * @param after the order that the event made
     */
    public static JournalRow row(
            int lane,
            long position,
            Order after,
            RecordedEvent recorded,
            @Nullable CommandKey key,
            @Nullable String traceParent) {
        OrderEventMessage message = OrderEventMessages.message(after, recorded);
        return new JournalRow(
                lane,
                position,
                after.number(),
                after.identity().buyerId(),
                after.identity().providerId(),
                recorded,
                message.type(),
                key,
                traceParent,
                OrderJson.write(recorded.event()),
                OrderEventMessages.encode(message));
    }
}
