package marketplace.order.lane;

import java.time.Instant;
import marketplace.order.journal.CommandKey;
import marketplace.order.model.Actor;
import marketplace.order.model.Decider;
import marketplace.order.model.Decision;
import marketplace.order.model.Order;
import marketplace.order.model.OrderCommand;
import marketplace.order.model.RefusalReason;
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

    /**
     * What the rules say to it. The version counts only where they would accept it (RFC 9110, 13.2.1): whoever comes too late is told
     * what has happened, not merely that something has.
     *
     * @param order the order as it stands; null when there is none that the actor may see
     */
    public Decision decide(@Nullable Order order, Instant now) {
        Decision decision = Decider.decide(order, command, actor, now);
        return decision instanceof Decision.Accepted && order != null && isStale(order)
                ? Decision.refused(RefusalReason.STALE_VERSION, "the order is at version " + order.version())
                : decision;
    }

    /** The same with another trace context. */
    Submission tracedAs(@Nullable String trace) {
        return new Submission(command, actor, key, expectedVersion, trace);
    }

    private boolean isStale(Order order) {
        return expectedVersion != null && expectedVersion != order.version();
    }

    int lane() {
        return OrderNumbers.laneOf(command.orderNumber())
                .orElseThrow(() -> new IllegalStateException("no order number: " + command.orderNumber()));
    }
}
