package marketplace.order.attachment;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;

/** Room for transfers of one direction in this instance. */
final class TransferSlots {

    private final int atOnce;
    private final int perCaller;
    private final Duration retryAfter;
    private final Map<Caller, Integer> taken = new HashMap<>();

    TransferSlots(int atOnce, int perCaller, Duration retryAfter) {
        this.atOnce = atOnce;
        this.perCaller = perCaller;
        this.retryAfter = retryAfter;
    }

    /**
     * Room for one.
     *
     * @throws ProblemException when the instance or the caller has no more
     */
    synchronized Slot take(Caller caller) {
        if (taken.getOrDefault(caller, 0) >= perCaller) {
            throw ProblemException.retryAfter(
                    OrderProblems.TOO_MANY_TRANSFERS,
                    "%d files of yours are on their way; wait for one to end".formatted(perCaller),
                    retryAfter);
        }
        if (taken.values().stream().mapToInt(Integer::intValue).sum() >= atOnce) {
            throw ProblemException.retryAfter(
                    PlatformProblems.OVERLOADED, "too many files are on their way at the moment", retryAfter);
        }
        var _ = taken.merge(caller, 1, Integer::sum);
        return new Slot(caller);
    }

    private synchronized void giveBack(Caller caller) {
        var _ = taken.computeIfPresent(caller, (key, count) -> count == 1 ? null : count - 1);
    }

    /** Given back once, however often it is left. */
    final class Slot {

        private final Caller caller;
        private final AtomicBoolean left = new AtomicBoolean();

        private Slot(Caller caller) {
            this.caller = caller;
        }

        void leave() {
            if (left.compareAndSet(false, true)) {
                giveBack(caller);
            }
        }
    }
}
