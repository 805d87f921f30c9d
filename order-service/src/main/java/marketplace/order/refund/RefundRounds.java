package marketplace.order.refund;

import java.time.Clock;
import marketplace.order.lane.BrokenInvariantException;
import marketplace.order.lane.Lanes;
import marketplace.order.lane.Outcome;
import marketplace.order.lane.Submission;
import marketplace.order.model.Actor;
import marketplace.order.model.OrderCommand.RetryFailedRefund;
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

/** Asks the payment platform again for what is due, round after round. Any number of instances: each failure is answered once. */
@Component
@EnableConfigurationProperties(RefundProperties.class)
class RefundRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RefundRounds.class);

    private final RefundProperties properties;
    private final DueRefunds due;
    private final Lanes lanes;
    private final Clock clock;
    private final Disposable.Swap running = Disposables.swap();
    private volatile boolean started;

    RefundRounds(RefundProperties properties, DueRefunds due, Lanes lanes, Clock clock) {
        this.properties = properties;
        this.due = due;
        this.lanes = lanes;
        this.clock = clock;
    }

    @Override
    public void start() {
        started = true;
        if (properties.enabled()) {
            running.update(rounds().subscribe());
        }
    }

    @Override
    public void stop() {
        started = false;
        running.update(Disposables.disposed());
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    private Flux<Long> rounds() {
        return Mono.defer(this::round)
                .repeatWhen(rounds -> rounds.concatMap(tick -> Mono.delay(properties.poll()), 1))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, properties.firstRetry())
                        .maxBackoff(properties.slowestRetry())
                        .transientErrors(true)
                        .doBeforeRetry(failed ->
                                log.warn("refunds not tried again, once more: {}", String.valueOf(failed.failure()))));
    }

    /** How many of those that were due were asked for. */
    private Mono<Long> round() {
        return due.at(clock.instant(), properties.batch())
                .flatMap(this::retry, properties.batch())
                .count();
    }

    /** An order that cannot be changed must not keep the others from it. */
    private Mono<Outcome> retry(RetryFailedRefund refund) {
        return lanes.submit(new Submission(refund, Actor.REFUNDS, null, null, null))
                .doOnError(
                        BrokenInvariantException.class,
                        broken -> log.error("broken invariant of order {}", refund.orderNumber(), broken))
                .onErrorComplete(BrokenInvariantException.class);
    }
}
