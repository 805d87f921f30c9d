package marketplace.order.model;

import java.util.List;
import java.util.Map;

/** The answer of the rules to a command. */
public sealed interface Decision {

    /** These events happen, in this order. */
    record Accepted(List<OrderEvent> events) implements Decision {}

    /** Nothing happens. */
    record Refused(Refusal refusal) implements Decision {}

    static Decision accepted(OrderEvent... events) {
        return new Accepted(List.of(events));
    }

    static Decision refused(RefusalReason reason, String detail) {
        return new Refused(new Refusal(reason, detail, Map.of()));
    }

    /** As {@link #refused(RefusalReason, String)}, because of one field, which a JSON pointer names. */
    static Decision refused(RefusalReason reason, String pointer, String detail) {
        return new Refused(new Refusal(reason, detail, Map.of(pointer, detail)));
    }
}
