package marketplace.order.journal;

import marketplace.order.model.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * One line of the journal.
 *
 * @param position dense within the lane, in commit order
 * @param commandKey on the last event of a command that came with a key
 * @param payload the body as Kafka gets it
 */
public record JournalRow(
        int lane,
        long position,
        String orderNumber,
        String buyerId,
        String providerId,
        RecordedEvent recorded,
        String type,
        @Nullable CommandKey commandKey,
        @Nullable String traceParent,
        String event,
        String payload) {}
