package marketplace.order.download;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import org.springframework.stereotype.Component;

/** Room for downloads in this instance. */
@Component
public class DownloadSlots {

    private final DownloadProperties properties;
    private final Map<Caller, Integer> taken = new HashMap<>();

    DownloadSlots(DownloadProperties properties) {
        this.properties = properties;
    }

    /**
     * Room for one.
     *
     * @throws ProblemException when the instance or the caller has no more
     */
    public synchronized Slot take(Caller caller) {
        if (taken.getOrDefault(caller, 0) >= properties.perCaller()) {
            throw ProblemException.retryAfter(
                    OrderProblems.TOO_MANY_DOWNLOADS,
                    "%d downloads of yours run; wait for one to end".formatted(properties.perCaller()),
                    properties.retryAfter());
        }
        if (taken.values().stream().mapToInt(Integer::intValue).sum() >= properties.atOnce()) {
            throw ProblemException.retryAfter(
                    PlatformProblems.OVERLOADED, "too many downloads run at the moment", properties.retryAfter());
        }
        var _ = taken.merge(caller, 1, Integer::sum);
        return new Slot(caller);
    }

    private synchronized void giveBack(Caller caller) {
        var _ = taken.computeIfPresent(caller, (key, count) -> count == 1 ? null : count - 1);
    }

    private enum State {
        TAKEN,
        WRITING,
        FREE
    }

    /** Free again when its writer has ended, or when the request is over before one began. */
    public final class Slot {

        private final Caller caller;
        private final AtomicReference<State> state = new AtomicReference<>(State.TAKEN);

        private Slot(Caller caller) {
            this.caller = caller;
        }

        /** Whether there still is somebody to write for. */
        boolean beginWriting() {
            return state.compareAndSet(State.TAKEN, State.WRITING);
        }

        void endWriting() {
            free(State.WRITING);
        }

        /** The request is over. A writer that still works notices it with the next bytes it writes. */
        public void leave() {
            free(State.TAKEN);
        }

        private void free(State from) {
            if (state.compareAndSet(from, State.FREE)) {
                giveBack(caller);
            }
        }
    }
}
