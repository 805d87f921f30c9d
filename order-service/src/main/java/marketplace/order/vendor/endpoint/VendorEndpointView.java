package marketplace.order.vendor.endpoint;

import java.time.Instant;
import marketplace.order.vendor.endpoint.RegisteredEndpoint.Previous;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as its provider sees it: without secrets.
 *
 * @param keyId which key calls are signed with
 * @param previousKeyId with which they are signed too, until {@code previousUntil}; absent when with no other
 */
record VendorEndpointView(
        String productId,
        String url,
        String keyId,
        Instant changedAt,
        @Nullable String previousKeyId,
        @Nullable Instant previousUntil) {

    static VendorEndpointView of(RegisteredEndpoint endpoint, Instant now) {
        Previous previous = endpoint.previous(now);
        return new VendorEndpointView(
                endpoint.productId(),
                endpoint.url(),
                endpoint.key().id(),
                endpoint.changedAt(),
                previous == null ? null : previous.key().id(),
                previous == null ? null : previous.until());
    }
}
