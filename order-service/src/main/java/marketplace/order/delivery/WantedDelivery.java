package marketplace.order.delivery;

import marketplace.order.model.DeliveryMethod;
import org.jspecify.annotations.Nullable;

/** An order that waits for an automatic delivery. */
record WantedDelivery(
        String orderNumber, String method, @Nullable String traceParent) {

    boolean is(DeliveryMethod other) {
        return method.equals(other.name());
    }
}
