package marketplace.order.view;

import java.time.Instant;
import marketplace.order.model.Delivery;
import marketplace.order.model.Order;
import org.jspecify.annotations.Nullable;

/**
 * How an automatic delivery goes. What the buyer needs to use it is asked for separately, by the buyer alone.
 *
 * @param reference what was delivered: id of an instance, a share or a key
 * @param trouble why the last try failed, as a code
 * @param revokedAt since when the buyer is not to have it any more
 * @param undoneAt when it had been taken back
 */
record DeliveryView(
        Instant requestedAt,
        @Nullable Instant deliveredAt,
        @Nullable String reference,
        @Nullable String trouble,
        @Nullable Instant revokedAt,
        @Nullable Instant undoneAt) {

    static @Nullable DeliveryView of(Order order) {
        Delivery delivery = order.delivery();
        return delivery == null
                ? null
                : new DeliveryView(
                        delivery.requestedAt(),
                        delivery.deliveredAt(),
                        delivery.reference(),
                        delivery.trouble(),
                        delivery.revokedAt(),
                        delivery.undoneAt());
    }
}
