package marketplace.order.changes;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import marketplace.order.journal.CommitSignal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
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
        AtomicBoolean fine = new AtomicBoolean(true);
        return bounded(tail.look())
                .doOnNext(listeners::tell)
                .thenMany(Flux.defer(() -> Flux.fromIterable(listeners.ready())))
                .flatMap(listener -> fine.get() ? serve(listener, fine) : Mono.empty(), properties.readers())
                .then(Mono.fromSupplier(() -> fine.get() ? properties.pace() : properties.retry()));
    }

    /** A failure is this listener's alone; it ends the round, so that those who wait do not all meet it one after the other. */
    private Mono<ChangePage> serve(Listener listener, AtomicBoolean fine) {
        listener.beginLook();
        return bounded(store.page(listener.caller(), listener.seen(), listener.limit()))
                .doOnNext(listener::give)
                .onErrorResume(failure -> alone(listener, failure, fine));
    }

    private static Mono<ChangePage> alone(Listener listener, Throwable failure, AtomicBoolean fine) {
        log.warn("changes were not read for a listener", failure);
        fine.set(!(failure instanceof DataAccessException));
        listener.fail(failure);
        return Mono.empty();
    }

    /** One statement outside of any transaction: when its answer is lost on the way, nothing is lost by asking again. */
    private <T> Mono<T> bounded(Mono<T> look) {
        return look.timeout(
                properties.answer(), Mono.error(() -> new QueryTimeoutException("the journal was not read in time")));
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
