package marketplace.order.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import marketplace.order.model.Payments.Refund;
import marketplace.order.model.Payments.RefundState;

/**
 * How often the payment platform is asked again for a refund that failed, before only an operator does.
 *
 * @param first how long after the first failure; doubles with every further one
 * @param longest longest time between a failure and the next try
 * @param tries how often the platform is asked by itself, the first time included
 */
public record RefundRetries(Duration first, Duration longest, int tries) {

    static final RefundRetries NONE = new RefundRetries(Duration.ZERO, Duration.ZERO, 1);

    private static final int MOST_DOUBLINGS = 30;

    /** When the refund is to be tried again; empty where that is not for a clock to do. */
    public Optional<Instant> next(Refund refund) {
        Instant failedAt = refund.failedAt();
        return refund.state() != RefundState.FAILED || failedAt == null || refund.tries() >= tries
                ? Optional.empty()
                : Optional.of(failedAt.plus(after(refund.tries())));
    }

    private Duration after(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
