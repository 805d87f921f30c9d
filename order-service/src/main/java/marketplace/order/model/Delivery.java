package marketplace.order.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an automatic delivery goes.
 *
 * @param reference what was delivered, in the words of whoever did: id of an instance, a share or a key; null before
 * @param sealedInformation what the buyer needs to use it, encrypted; null before
 * @param trouble why the last try failed, as a code; null when none did since
 * @param revokedAt since when the buyer is not to have it any more
 * @param undoneAt when whoever delivered it had taken it back
 * @param rotatedAt when its key was replaced of late, oldest first, as far as it counts against the limit
 */
public record Delivery(
        Instant requestedAt,
        @Nullable Instant deliveredAt,
        @Nullable String reference,
        @Nullable String sealedInformation,
        @Nullable String trouble,
        @Nullable Instant revokedAt,
        @Nullable Instant undoneAt,
        List<Instant> rotatedAt) {

    /** Deliveries of before rotations were counted have none. */
    @SuppressWarnings("ConstantValue")
    public Delivery {
        rotatedAt = rotatedAt == null ? List.of() : List.copyOf(rotatedAt);
    }

    static Delivery requested(Instant at) {
        return new Delivery(at, null, null, null, null, null, null, List.of());
    }

    /** Whether the buyer has something that can be used. */
    public boolean inUse() {
        return deliveredAt != null && revokedAt == null;
    }

    Delivery troubled(String code) {
        return new Delivery(
                requestedAt, deliveredAt, reference, sealedInformation, code, revokedAt, undoneAt, rotatedAt);
    }

    Delivery delivered(Instant at, String what, String sealed) {
        return new Delivery(requestedAt, at, what, sealed, null, revokedAt, undoneAt, rotatedAt);
    }

    Delivery replaced(String what, String sealed, List<Instant> rotations) {
        return new Delivery(requestedAt, deliveredAt, what, sealed, trouble, revokedAt, undoneAt, rotations);
    }

    Delivery revoked(Instant at) {
        return new Delivery(requestedAt, deliveredAt, reference, sealedInformation, trouble, at, undoneAt, rotatedAt);
    }

    Delivery undone(Instant at) {
        return new Delivery(requestedAt, deliveredAt, reference, sealedInformation, trouble, revokedAt, at, rotatedAt);
    }
}
