package marketplace.order.delivery;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import marketplace.platform.database.BatchRounds;
import marketplace.platform.database.EndlessRetry;
import marketplace.platform.log.LogKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Works on deliveries that are due, so many at once. Any number of instances share the work: a delivery is one's until its lease ends. */
@Component
class DeliveryWorkers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeliveryWorkers.class);

    private final DeliveryProperties properties;
    private final DeliveryStore store;
    private final DeskStore desk;
    private final VendorTurns turns;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Disposable.Composite running = Disposables.composite();
    private volatile boolean started;

    DeliveryWorkers(DeliveryProperties properties, DeliveryStore store, DeskStore desk, VendorTurns turns) {
        this.properties = properties;
        this.store = store;
        this.desk = desk;
        this.turns = turns;
    }

    @Override
    public void start() {
        started = true;
        if (properties.enabled()) {
            running.add(working().subscribe());
            running.add(purging().subscribe());
        }
    }

    /** A call that is cut off is made again under the same key, once its lease is over. */
    @Override
    public void stop() {
        started = false;
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    private Flux<Long> purging() {
        Mono<Long> batch = desk.purge(properties.keptFor(), properties.purgeBatch());
        return BatchRounds.every(properties.purgeEvery(), properties.purgeBatch(), batch)
                .retryWhen(
                        EndlessRetry.backoff(log, "no deliveries purged", properties.firstDelay(), properties.lease()));
    }

    /** Claims no more than can be begun at once: no lease runs while its delivery waits. */
    private Flux<Void> working() {
        return Flux.interval(properties.poll())
                .onBackpressureDrop()
                .concatMap(tick -> claim(), 1)
                .flatMap(this::take, properties.concurrency());
    }

    /** Counts only what a whole answer of the database holds: what came before a failure is claimed again once its lease is over. */
    private Flux<VendorDelivery> claim() {
        return Mono.defer(() -> claim(properties.concurrency() - inFlight.get()))
                .timeout(properties.lease())
                .retryWhen(
                        EndlessRetry.backoff(log, "no deliveries claimed", properties.firstDelay(), properties.lease()))
                .doOnNext(claimed -> inFlight.addAndGet(claimed.size()))
                .flatMapIterable(claimed -> claimed);
    }

    private Mono<List<VendorDelivery>> claim(int room) {
        return room <= 0
                ? Mono.just(List.of())
                : store.claimDue(UUID.randomUUID().toString(), room, properties.lease())
                        .collectList();
    }

    /** What fails stays as it was until its lease ends. */
    private Mono<Void> take(VendorDelivery delivery) {
        return turns.take(delivery)
                .timeout(properties.turn())
                .onErrorResume(failure -> {
                    log.atWarn()
                            .addKeyValue(LogKeys.ORDER, delivery.orderNumber())
                            .setCause(failure)
                            .log("delivery of order {} stumbled", delivery.orderNumber());
                    return Mono.empty();
                })
                .doFinally(end -> inFlight.decrementAndGet());
    }
}
