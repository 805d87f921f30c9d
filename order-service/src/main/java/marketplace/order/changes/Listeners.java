package marketplace.order.changes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Who waits for changes on this instance, so many and no more. */
@Component
class Listeners {

    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(10);

    private final ChangesProperties properties;
    private final List<Listener> open = new ArrayList<>();
    private final Sinks.Many<Boolean> asked = Sinks.many().multicast().directBestEffort();
    private volatile boolean welcome;

    Listeners(ChangesProperties properties) {
        this.properties = properties;
    }

    /**
     * Lets a caller listen; whoever calls this closes the listener.
     *
     * @throws ProblemException when there is no room for one more
     */
    Listener open(Caller caller, LanePositions after, int limit) {
        Listener listener = new Listener(caller, after, limit, this::nudge);
        synchronized (open) {
            requireRoomFor(caller);
            open.add(listener);
        }
        return listener;
    }

    void close(Listener listener) {
        synchronized (open) {
            open.remove(listener);
        }
    }

    /** Whether anybody may listen here at all. */
    boolean areWelcome() {
        return welcome;
    }

    void welcome() {
        welcome = true;
    }

    /** Ends everybody: they go on at another instance. */
    void dismiss() {
        welcome = false;
        snapshot().forEach(Listener::end);
    }

    int count() {
        synchronized (open) {
            return open.size();
        }
    }

    void tell(News news) {
        snapshot().forEach(listener -> listener.tell(news));
    }

    void fail(Throwable failure) {
        snapshot().forEach(listener -> listener.fail(failure));
    }

    /** Those that ask and may find something. */
    List<Listener> ready() {
        return snapshot().stream().filter(Listener::isReady).toList();
    }

    /** Completes when somebody asks. */
    Mono<Boolean> asking() {
        return asked.asFlux().next();
    }

    private void nudge() {
        // A failure means that nobody waits, or that somebody else asks at this moment: the round comes anyway.
        var _ = asked.tryEmitNext(true);
    }

    private void requireRoomFor(Caller caller) {
        if (!welcome || open.size() >= properties.listeners()) {
            throw ProblemException.retryAfter(
                    PlatformProblems.OVERLOADED, "this instance has no room for another listener", COME_BACK_AFTER);
        }
        long ofCaller =
                open.stream().filter(other -> other.caller().equals(caller)).count();
        if (ofCaller >= properties.listenersPerCaller()) {
            throw ProblemException.retryAfter(
                    OrderProblems.TOO_MANY_LISTENERS,
                    "at most %d long polls and streams at once".formatted(properties.listenersPerCaller()),
                    COME_BACK_AFTER);
        }
    }

    private List<Listener> snapshot() {
        synchronized (open) {
            return List.copyOf(open);
        }
    }
}
