package marketplace.order.delivery;

import marketplace.order.lane.OrderNumbers;
import marketplace.order.model.DeliveryMethod;
import org.jspecify.annotations.Nullable;

/**
 * An order that waits for an automatic delivery, or to be rid of it.
 *
 * @param revoked whether what was delivered is to be taken back
 */
record Wanted(
        String orderNumber,
        String method,
        boolean revoked,
        @Nullable String traceParent) {

    boolean is(DeliveryMethod other) {
        return method.equals(other.name());
    }

    int lane() {
        return OrderNumbers.laneOf(orderNumber).orElseThrow();
    }
}
