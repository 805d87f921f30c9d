package marketplace.order.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.order.journal.CommitSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Publishes the journal lane by lane: read past the cursor, send, move the cursor. A crash in between sends rows again; consumers
 * drop what they have seen. Any number of instances: a lane is held by one at a time, also while the relay is paused, so that none of them
 * publishes for another that has seen the pause before.
 */
@Component
@EnableConfigurationProperties(RelayProperties.class)
class Relay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final int RENEWALS_PER_LEASE = 3;
    private static final Duration RELEASED_WITHIN = Duration.ofSeconds(2);

    private final RelayProperties properties;
    private final RelayStore store;
    private final RelaySender sender;
    private final CommitSignal signal;
    private final RelayPause pause;
    private final Counter published;
    private final String holder = UUID.randomUUID().toString();
    private final Disposable.Composite running = Disposables.composite();
    private volatile boolean started;
    private volatile long seenCommits;

    Relay(
            RelayProperties properties,
            RelayStore store,
            RelaySender sender,
            CommitSignal signal,
            RelayPause pause,
            MeterRegistry meters) {
        this.properties = properties;
        this.store = store;
        this.sender = sender;
        this.signal = signal;
        this.pause = pause;
        this.published = Counter.builder("marketplace.relay.published")
                .description("Rows of the journal that this instance published")
                .register(meters);
    }

    @Override
    public void start() {
        started = true;
        if (!properties.enabled()) {
            return;
        }
        running.add(leasing().subscribe());
        running.add(publishing().subscribe());
    }

    @Override
    public void stop() {
        started = false;
        running.dispose();
        sender.close();
        store.release(holder)
                .onErrorComplete()
                .blockOptional(RELEASED_WITHIN)
                .ifPresent(lanes -> log.debug("released {} lanes", lanes));
    }

    /** Before the web server and after it: what requests in flight still commit is published, too. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    private Flux<Long> leasing() {
        return Flux.interval(Duration.ZERO, properties.lease().dividedBy(RENEWALS_PER_LEASE))
                .onBackpressureDrop()
                .concatMap(tick -> store.lease(holder, properties.lease()), 1)
                .retryWhen(again("lanes not leased"));
    }

    private Flux<Integer> publishing() {
        return Flux.defer(this::turn)
                .repeatWhen(turns -> turns.concatMap(published -> rest(), 1))
                .retryWhen(again("journal not published"));
    }

    private Flux<Integer> turn() {
        seenCommits = signal.seen();
        return pause.isPaused() ? Flux.empty() : pages();
    }

    /**
     * Page after page of all held lanes until there is nothing left; while one is sent the next is read. A pause ends the turn with the page
     * that is on its way: one that was left out before it must not be overtaken.
     */
    private Flux<Integer> pages() {
        return page(Map.of())
                .expand(page -> page.isEmpty() ? Mono.empty() : page(page.reached()))
                .filter(page -> !page.isEmpty())
                .concatMap(page -> pause.isPaused() ? Mono.just(0) : publish(page), 1)
                .takeWhile(rows -> rows > 0);
    }

    private Mono<OutboxPage> page(Map<Integer, Long> read) {
        return Mono.defer(() -> {
            seenCommits = signal.seen();
            return store.unsent(holder, read, properties.batch()).collectList().map(rows -> OutboxPage.of(rows, read));
        });
    }

    private Mono<Integer> publish(OutboxPage page) {
        Map<Integer, List<OutboxRow>> lanes = page.lanes();
        return sender.send(page.rows())
                .then(store.advance(holder, lanes))
                .filter(moved -> moved == lanes.size())
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("somebody else has published these lanes")))
                .thenReturn(page.rows().size())
                .doOnNext(published::increment);
    }

    /** There was nothing left: waits for a commit since then, or the next poll. */
    private Mono<Boolean> rest() {
        return Mono.firstWithSignal(
                signal.after(seenCommits), Mono.delay(properties.poll()).thenReturn(true));
    }

    private Retry again(String what) {
        return Retry.fixedDelay(Long.MAX_VALUE, properties.retry())
                .doBeforeRetry(failed -> log.warn("{}, trying again: {}", what, String.valueOf(failed.failure())));
    }
}
