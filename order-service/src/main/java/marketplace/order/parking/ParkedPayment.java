package marketplace.order.parking;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment event that was parked.
 *
 * @param parkedAt when it was heard first
 * @param tries how often it has been put into the lanes, the first time included
 * @param closing null while it is open
 */
record ParkedPayment(
        long id,
        Told told,
        Standing standing,
        int tries,
        Instant parkedAt,
        @Nullable Closing closing) {

    PaymentEvent event() {
        return PaymentEvent.read(told.type, told.body.getBytes(StandardCharsets.UTF_8), told.traceParent);
    }

    /** What was heard. */
    record Told(
            String orderNumber,
            String type,
            String body,
            @Nullable String traceParent) {}

    /**
     * Where it stands.
     *
     * @param nextTryAt null when it is not tried again by itself
     * @param givenAt since when it is the operator's; null when it never was
     */
    record Standing(
            ParkingState state,
            ParkingReason reason,
            String detail,
            @Nullable Instant nextTryAt,
            @Nullable Instant givenAt) {}

    /**
     * How it ended.
     *
     * @param by the operator; null when it was applied by itself
     */
    record Closing(
            Instant at, @Nullable String note, @Nullable String by) {}
}
