package marketplace.order.delivery;

import java.time.Duration;

/**
 * How it goes on with a delivery.
 *
 * @param attempts how often its call has failed by now
 * @param accepted whether the vendor wants to be asked how the call stands
 */
record Next(State state, int attempts, boolean accepted, Duration delay) {

    static final Next DONE = new Next(State.DONE, 0, false, Duration.ZERO);
    static final Next GIVEN_UP = new Next(State.GIVEN_UP, 0, false, Duration.ZERO);
    static final Next AT_ONCE = new Next(State.OPEN, 0, false, Duration.ZERO);

    /** Where a delivery stands. */
    enum State {
        OPEN,
        DONE,
        GIVEN_UP
    }

    static Next accepted(VendorDelivery delivery, Duration delay) {
        return new Next(State.OPEN, delivery.attempts(), true, delay);
    }

    /** The same again later. */
    static Next again(VendorDelivery delivery, boolean accepted, Duration delay) {
        return new Next(State.OPEN, delivery.attempts() + 1, accepted, delay);
    }
}
