package marketplace.order.view;

import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.OrderEventDetails;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.Role;
import marketplace.platform.database.SqlValues;

/**
 * One step in an order's life, as both parties, the operator and every consumer of events may see it.
 *
 * @param details what is particular to the type, as in the event on Kafka
 */
public record TimelineEntry(long version, String type, Instant at, Who actor, OrderEventDetails details) {

    private static final MessageCodec CODEC = new MessageCodec();

    /** Who caused it. */
    public record Who(Role role, String id) {}

    public static TimelineEntry of(Readable row) {
        String type = SqlValues.required(row, "type", String.class);
        byte[] payload = SqlValues.required(row, "payload", String.class).getBytes(StandardCharsets.UTF_8);
        OrderEventMessage message = CODEC.decodeOrderEvent(type, payload);
        Who actor = new Who(message.actor().role(), message.actor().id());
        return new TimelineEntry(message.version(), type, message.occurredAt(), actor, message.details());
    }
}
