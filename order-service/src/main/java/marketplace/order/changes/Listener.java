package marketplace.order.changes;

import java.util.concurrent.atomic.AtomicReference;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Sinks;

/**
 * One long poll or stream. It is read for when it asks and when there may be something new for it, never before it has taken what it
 * was given: what a slow client misses stays in the database.
 */
final class Listener {

    private final Caller caller;
    private final int limit;
    private final Runnable asking;
    private final AtomicReference<@Nullable MonoSink<ChangePage>> asked = new AtomicReference<>();
    private final Sinks.Empty<Void> end = Sinks.empty();
    private volatile LanePositions seen;

    /** True at first: something may have come before anybody knew of this listener. */
    private volatile boolean news = true;

    private volatile boolean ended;

    /**
     * A listener that was given everything up to these positions.
     *
     * @param limit changes that it takes at once
     * @param asking told whenever it asks
     */
    Listener(Caller caller, LanePositions seen, int limit, Runnable asking) {
        this.caller = caller;
        this.seen = seen;
        this.limit = limit;
        this.asking = asking;
    }

    Caller caller() {
        return caller;
    }

    LanePositions seen() {
        return seen;
    }

    int limit() {
        return limit;
    }

    /** What comes next, as soon as it is there; empty when the listener ends before, an error when the journal cannot be read. */
    Mono<ChangePage> next() {
        return Mono.firstWithSignal(
                Mono.<ChangePage>create(answer -> {
                    var _ = answer.onRequest(demand -> ask(answer));
                }),
                end.asMono().cast(ChangePage.class));
    }

    /** Completes when this instance has no time for it any more. */
    Mono<Void> ended() {
        return end.asMono();
    }

    boolean hasEnded() {
        return ended;
    }

    void end() {
        ended = true;
        var _ = end.tryEmitEmpty();
    }

    void tell(News of) {
        if (of.concerns(caller)) {
            news = true;
        }
    }

    boolean isReady() {
        return news && asked.get() != null;
    }

    /** What is told from now on calls for another look. */
    void beginLook() {
        news = false;
    }

    void give(ChangePage page) {
        MonoSink<ChangePage> answer = page.isEmpty() ? null : asked.getAndSet(null);
        if (answer != null) {
            seen = page.after();
            news = page.more();
            answer.success(page);
        }
    }

    void fail(Throwable failure) {
        news = true;
        MonoSink<ChangePage> answer = asked.getAndSet(null);
        if (answer != null) {
            answer.error(failure);
        }
    }

    private void ask(MonoSink<ChangePage> answer) {
        asked.set(answer);
        asking.run();
    }
}
