package marketplace.chaos.check;

import java.nio.charset.StandardCharsets;
import marketplace.chaos.evidence.JournalRow;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.OrderEventMessage;

/**
 * A line of the journal and what it says.
 *
 * @param says the message as any consumer reads it
 */
record Event(JournalRow row, OrderEventMessage says) {

    private static final MessageCodec CODEC = new MessageCodec();

    static Event of(JournalRow row) {
        return new Event(row, CODEC.decodeOrderEvent(row.type(), row.payload().getBytes(StandardCharsets.UTF_8)));
    }

    String status() {
        return says.order().status();
    }

    /** Whether a deadline did it. */
    boolean isByDeadline() {
        return says.actor().id().equals("deadline");
    }
}
