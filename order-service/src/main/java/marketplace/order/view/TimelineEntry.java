package marketplace.order.view;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import marketplace.contracts.OrderEventDetails;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.Role;

/**
 * One step in an order's life, as both parties, the operator and every consumer of events may see it.
 *
 * @param details what is particular to the type, as in the event on Kafka
 */
public record TimelineEntry(long version, String type, Instant at, Who actor, OrderEventDetails details) {

    /** Who caused it. */
    public record Who(Role role, String id) {}

    /** The step in a line of the journal. */
    public static TimelineEntry of(Readable row) {
        return of(JournalMessages.of(row));
    }

    public static TimelineEntry of(OrderEventMessage message) {
        Who actor = new Who(message.actor().role(), message.actor().id());
        return new TimelineEntry(message.version(), message.type(), message.occurredAt(), actor, message.details());
    }
}
