package marketplace.notification.inbox;

import java.time.Instant;
import marketplace.notification.message.Arguments;
import marketplace.notification.message.Message;
import marketplace.notification.recipient.Recipient;

/**
 * Something that a recipient is to be told, once per event and message.
 *
 * @param orderVersion which event of the order says it
 * @param occurredAt when that event happened
 */
public record NewNotice(
        String orderNumber,
        long orderVersion,
        Recipient recipient,
        Message message,
        Arguments arguments,
        Instant occurredAt) {}
