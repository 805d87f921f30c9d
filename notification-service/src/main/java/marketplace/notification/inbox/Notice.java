package marketplace.notification.inbox;

import java.time.Instant;
import java.util.UUID;
import marketplace.notification.message.Arguments;
import marketplace.notification.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Something that a recipient was told.
 *
 * @param position ascends within one inbox in the order in which notices became visible
 */
record Notice(
        UUID id,
        long position,
        String orderNumber,
        long orderVersion,
        Message message,
        Arguments arguments,
        Instant occurredAt,
        Instant createdAt,
        @Nullable Instant readAt) {}
