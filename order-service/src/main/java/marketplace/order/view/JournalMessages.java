package marketplace.order.view;

import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.OrderEventMessage;
import marketplace.platform.database.SqlValues;

/** What the journal told the world of an event. */
public final class JournalMessages {

    private static final MessageCodec CODEC = new MessageCodec();

    private JournalMessages() {}

    /** The message in a line with the columns {@code type} and {@code payload}. */
    public static OrderEventMessage of(Readable row) {
        return CODEC.decodeOrderEvent(
                SqlValues.required(row, "type", String.class),
                SqlValues.required(row, "payload", String.class).getBytes(StandardCharsets.UTF_8));
    }
}
