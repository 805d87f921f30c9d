package marketplace.order.parking;

import java.util.List;
import marketplace.platform.database.BatchRounds;
import marketplace.platform.database.EndlessRetry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Tries what is due, round after round, and forgets what was applied long ago. Any number of instances share the work. */
@Component
class ParkingRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ParkingRounds.class);

    private final ParkingProperties properties;
    private final ParkingStore store;
    private final Parking parking;
    private final Disposable.Composite running = Disposables.composite();
    private volatile boolean started;

    ParkingRounds(ParkingProperties properties, ParkingStore store, Parking parking) {
        this.properties = properties;
        this.store = store;
        this.parking = parking;
    }

    @Override
    public void start() {
        started = true;
        if (!properties.enabled()) {
            return;
        }
        running.add(trying().subscribe());
        running.add(purging().subscribe());
    }

    /** A try that is cut off has its effect or none; once its lease is over somebody else asks again. */
    @Override
    public void stop() {
        started = false;
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    private Flux<Integer> trying() {
        return Mono.defer(this::round)
                .repeatWhen(rounds -> rounds.concatMap(this::pause, 1))
                .retryWhen(again("parked payments not tried"));
    }

    /** One look at what is due; the number of payments that were tried. Takes what it tries at once: no lease runs while it waits. */
    private Mono<Integer> round() {
        return store.claimDue(properties.concurrency(), properties.lease())
                .collectList()
                .filter(claimed -> !claimed.isEmpty())
                .flatMap(this::tryAll);
    }

    /** At once: of one order whose payments depend on one another only the first is among them. */
    private Mono<Integer> tryAll(List<ParkedPayment> claimed) {
        return Flux.fromIterable(claimed)
                .flatMapSequential(payment -> parking.tryAgain(payment, null), properties.concurrency())
                .then(Mono.just(claimed.size()));
    }

    /** After a round that tried something goes on at once: the next payment of an order may have waited for it. */
    private Mono<Boolean> pause(long rounds) {
        return rounds > 0 ? Mono.just(true) : Mono.delay(properties.poll()).thenReturn(true);
    }

    private Flux<Long> purging() {
        Mono<Long> batch = Mono.defer(() -> store.purge(properties.keptFor(), properties.batch()));
        return BatchRounds.every(properties.purgeEvery(), properties.batch(), batch)
                .retryWhen(again("applied payments not purged"));
    }

    private Retry again(String what) {
        return EndlessRetry.backoff(log, what, properties.firstRetry(), properties.slowestRetry());
    }
}
