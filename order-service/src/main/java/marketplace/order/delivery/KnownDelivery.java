package marketplace.order.delivery;

import java.time.Instant;
import java.util.List;
import marketplace.order.vendor.VendorRequest.Call;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as operators see it. Nothing of what the buyer was given.
 *
 * @param call what the vendor is called for: to create, or to destroy once the delivery was revoked
 * @param since since when it is called for that
 * @param changedAt when the last try ended, or an operator did something
 * @param attempts how often the call has failed
 * @param instanceId the order's instance, as the vendor calls it; absent before it told
 * @param surplus instances that it made besides
 * @param failure why the last try to take it back failed
 * @param note what the operator says who settled it
 */
record KnownDelivery(
        String orderNumber,
        DeliveryState state,
        Call call,
        Instant since,
        Instant changedAt,
        int attempts,
        @Nullable String instanceId,
        List<String> surplus,
        @Nullable String failure,
        @Nullable String note,
        @Nullable String settledBy) {

    /** A page of deliveries; no {@code nextAfter} means that it is the last. */
    record Deliveries(
            List<KnownDelivery> deliveries, @Nullable String nextAfter) {

        static Deliveries of(List<KnownDelivery> found, int limit) {
            return new Deliveries(
                    found, found.size() < limit ? null : found.getLast().orderNumber());
        }
    }
}
