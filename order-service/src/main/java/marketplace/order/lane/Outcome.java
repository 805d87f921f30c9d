package marketplace.order.lane;

import marketplace.order.model.Order;
import marketplace.order.model.Refusal;
import org.jspecify.annotations.Nullable;

/** What became of a submission. Whatever it says is committed. */
public sealed interface Outcome {

    /** It happened; this is the order now. */
    record Accepted(Order order) implements Outcome {}

    /** It had happened before, under the same key; then the order was at this version. */
    record Replayed(String orderNumber, long version) implements Outcome {}

    /** It did not happen. The order is null when the caller may not know of it. */
    record Refused(Refusal refusal, @Nullable Order order) implements Outcome {}
}
