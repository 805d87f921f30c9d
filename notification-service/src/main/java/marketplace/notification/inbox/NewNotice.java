package marketplace.notification.inbox;

import java.time.Instant;
import marketplace.notification.message.Arguments;
import marketplace.notification.message.Message;
import marketplace.notification.recipient.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * Something that a recipient is to be told, once per event and message.
 *
 * @param orderVersion which event of the order says it
 * @param occurredAt when that event happened
 * @param traceParent W3C trace context of that event
 */
public record NewNotice(
        String orderNumber,
        long orderVersion,
        Recipient recipient,
        Message message,
        Arguments arguments,
        Instant occurredAt,
        @Nullable String traceParent) {

    /** The same in this trace. */
    public NewNotice tracedAs(@Nullable String trace) {
        return new NewNotice(orderNumber, orderVersion, recipient, message, arguments, occurredAt, trace);
    }
}
