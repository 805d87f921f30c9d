package marketplace.order.changes;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import marketplace.order.journal.CommitSignal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads for all listeners of this instance, round after round: one look at the end of the journal, then a page for each whom that
 * concerns. However many listen and however much is committed, this is all that they cost the database, and no caller that hangs up
 * reaches it.
 */
@Component
class ChangeRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ChangeRounds.class);

    private final ChangesProperties properties;
    private final JournalTail tail;
    private final Listeners listeners;
    private final ChangeStore store;
    private final CommitSignal signal;
    private volatile CompletableFuture<@Nullable Void> rounds = CompletableFuture.completedFuture(null);
    private volatile boolean running;
    private volatile long seenCommits;

    ChangeRounds(
            ChangesProperties properties,
            JournalTail tail,
            Listeners listeners,
            ChangeStore store,
            CommitSignal signal) {
        this.properties = properties;
        this.tail = tail;
        this.listeners = listeners;
        this.store = store;
        this.signal = signal;
    }

    @Override
    public void start() {
        running = true;
        listeners.welcome();
        rounds = Mono.defer(this::round)
                .onErrorResume(this::failed)
                .flatMap(this::rest)
                .repeat(() -> running)
                .then()
                .toFuture();
    }

    /** Before the web server, which waits for open exchanges. A read on its way is not cancelled. */
    @Override
    public void stop(Runnable callback) {
        stop();
        var _ = rounds.thenRun(callback);
    }

    @Override
    public void stop() {
        running = false;
        listeners.dismiss();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private Mono<Duration> round() {
        seenCommits = signal.seen();
        if (listeners.count() == 0) {
            tail.forget();
            return Mono.just(properties.pace());
        }
        return tail.look()
                .doOnNext(listeners::tell)
                .thenMany(Flux.defer(() -> Flux.fromIterable(listeners.ready())))
                .flatMap(this::serve, properties.readers())
                .then(Mono.just(properties.pace()));
    }

    private Mono<ChangePage> serve(Listener listener) {
        listener.beginLook();
        return store.page(listener.caller(), listener.seen(), listener.limit())
                .doOnNext(listener::give)
                .onErrorResume(
                        failure -> !(failure instanceof DataAccessException), failure -> alone(listener, failure));
    }

    /** What is wrong with one line stops those who may see it, nobody else. */
    private static Mono<ChangePage> alone(Listener listener, Throwable failure) {
        log.error("a change cannot be shown", failure);
        listener.fail(failure);
        return Mono.empty();
    }

    private Mono<Duration> failed(Throwable failure) {
        log.warn("changes were not read: {}", failure.toString());
        tail.forget();
        listeners.fail(failure);
        return Mono.just(properties.retry());
    }

    /** At least the pace, then until there may be something to do. */
    private Mono<Boolean> rest(Duration pace) {
        return Mono.delay(pace).then(Mono.defer(this::untilAnythingHappens));
    }

    private Mono<Boolean> untilAnythingHappens() {
        return listeners.ready().isEmpty()
                ? Mono.firstWithSignal(
                        signal.after(seenCommits),
                        listeners.asking(),
                        Mono.delay(properties.poll()).thenReturn(true))
                : Mono.just(true);
    }
}
