package marketplace.order.delivery;

import java.time.Duration;
import java.util.List;
import marketplace.order.vendor.VendorRequest.Call;
import org.jspecify.annotations.Nullable;

/**
 * A delivery in the hands of a worker.
 *
 * @param claim what the worker's writes are made under, until its lease ends
 * @param call CREATE, or DESTROY once the delivery was revoked
 * @param age for how long the call is due
 * @param attempts how often the call failed
 * @param asked whether a create was ever sent
 * @param accepted whether the vendor wants to be asked how the call stands
 * @param made the order's instance; null before the vendor told
 * @param surplus other instances that it made for the order
 */
record VendorDelivery(
        String orderNumber,
        String claim,
        Call call,
        Duration age,
        int attempts,
        boolean asked,
        boolean accepted,
        @Nullable Made made,
        List<String> surplus,
        @Nullable String traceParent) {

    /** An instance, and what the buyer needs to use it. */
    record Made(String instanceId, String sealedInformation) {}
}
