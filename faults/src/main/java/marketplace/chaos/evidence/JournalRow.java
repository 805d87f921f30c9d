package marketplace.chaos.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the journal.
 *
 * @param payload what is to be in Kafka, byte by byte
 */
public record JournalRow(
        int lane,
        long position,
        String orderNumber,
        long version,
        String type,
        Instant occurredAt,
        String actorRole,
        String actorId,
        @Nullable String commandKey,
        String payload) {}
