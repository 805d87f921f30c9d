package marketplace.order.refund;

import java.time.Clock;
import marketplace.order.lane.MachineCommands;
import marketplace.order.model.Actor;
import marketplace.platform.database.EndlessRetry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks the payment platform again for what is due, round after round. Any number of instances: each failure is answered once. */
@Component
@EnableConfigurationProperties(RefundProperties.class)
class RefundRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RefundRounds.class);

    private final RefundProperties properties;
    private final DueRefunds due;
    private final MachineCommands commands;
    private final Clock clock;
    private final Disposable.Swap running = Disposables.swap();
    private volatile boolean started;

    RefundRounds(RefundProperties properties, DueRefunds due, MachineCommands commands, Clock clock) {
        this.properties = properties;
        this.due = due;
        this.commands = commands;
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
                .retryWhen(EndlessRetry.backoff(
                        log, "failed refunds not asked for", properties.firstRetry(), properties.slowestRetry()));
    }

    /** How many orders were due. */
    private Mono<Long> round() {
        return due.at(clock.instant(), properties.batch())
                .flatMap(this::turn, properties.batch())
                .count();
    }

    /** Without an answer the order is as due as before: it would be found first, round after round. */
    private Mono<DueOrder> turn(DueOrder order) {
        return Flux.fromIterable(order.retries())
                .concatMap(retry -> commands.submit(retry, Actor.REFUNDS, null), 1)
                .hasElements()
                .filter(answered -> !answered)
                .flatMap(unanswered -> due.rest(order, clock.instant().plus(properties.rest())))
                .thenReturn(order);
    }
}
