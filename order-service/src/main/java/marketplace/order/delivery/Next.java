package marketplace.order.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How it goes on with a delivery.
 *
 * @param attempts how often its call has failed by now
 * @param accepted whether the vendor wants to be asked how the call stands
 * @param failure why the try failed, for operators; null where only the order tells of it
 */
record Next(
        DeliveryState state,
        int attempts,
        boolean accepted,
        Duration delay,
        @Nullable String failure) {

    private static final int LONGEST = 500;

    static final Next DONE = new Next(DeliveryState.DONE, 0, false, Duration.ZERO, null);
    static final Next AT_ONCE = new Next(DeliveryState.OPEN, 0, false, Duration.ZERO, null);

    static Next accepted(VendorDelivery delivery, Duration delay) {
        return new Next(DeliveryState.OPEN, delivery.attempts(), true, delay, null);
    }

    /** Never again by itself. */
    static Next givenUp(VendorDelivery delivery, String why) {
        return new Next(DeliveryState.GIVEN_UP, delivery.attempts() + 1, false, Duration.ZERO, shortened(why));
    }

    /** The same again later. */
    static Next again(VendorDelivery delivery, boolean accepted, Duration delay) {
        return new Next(DeliveryState.OPEN, delivery.attempts() + 1, accepted, delay, null);
    }

    Next because(String why) {
        return new Next(state, attempts, accepted, delay, shortened(why));
    }

    private static String shortened(String why) {
        return why.length() > LONGEST ? why.substring(0, LONGEST) : why;
    }
}
