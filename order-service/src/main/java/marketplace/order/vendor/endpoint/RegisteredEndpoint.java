package marketplace.order.vendor.endpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as it is kept.
 *
 * @param version grows with every change
 * @param previous the key before, with which calls are signed too for a while; null when there is none
 */
record RegisteredEndpoint(
        String productId,
        long version,
        String url,
        SealedKey key,
        Instant changedAt,
        @Nullable Previous previous) {

    /** A key, with its secret as it is stored. */
    record SealedKey(String id, String sealedSecret) {}

    /** The key before, and until when it counts. */
    record Previous(SealedKey key, Instant until) {}

    /** The key before, if it counts now. */
    @Nullable
    Previous previous(Instant now) {
        return previous != null && previous.until.isAfter(now) ? previous : null;
    }

    RegisteredEndpoint at(String otherUrl, Instant now) {
        return new RegisteredEndpoint(productId, version, otherUrl, key, now, previous);
    }

    RegisteredEndpoint with(SealedKey other, Instant now, Instant overlapEnds) {
        return new RegisteredEndpoint(productId, version, url, other, now, new Previous(key, overlapEnds));
    }
}
