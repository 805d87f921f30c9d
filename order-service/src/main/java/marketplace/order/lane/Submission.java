package marketplace.order.lane;

import marketplace.order.journal.CommandKey;
import marketplace.order.model.Actor;
import marketplace.order.model.OrderCommand;
import org.jspecify.annotations.Nullable;

/**
 * A command with who gives it and under which conditions.
 *
 * @param key null for a command that nobody will repeat under the same name
 * @param expectedVersion the order's version that the caller saw; null where any will do
 * @param traceParent W3C trace context of the request
 */
public record Submission(
        OrderCommand command,
        Actor actor,
        @Nullable CommandKey key,
        @Nullable Long expectedVersion,
        @Nullable String traceParent) {

    int lane() {
        return OrderNumbers.laneOf(command.orderNumber())
                .orElseThrow(() -> new IllegalStateException("no order number: " + command.orderNumber()));
    }
}
