package marketplace.order.reminder;

import marketplace.platform.database.EndlessRetry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/** Tells the log what waits for an operator, a line for each kind, as long as there is any. Every instance does. */
@Component
@EnableConfigurationProperties(ReminderProperties.class)
class OperatorReminder implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OperatorReminder.class);

    private final ReminderProperties properties;
    private final WaitingStore store;
    private volatile Disposable running = Disposables.disposed();

    OperatorReminder(ReminderProperties properties, WaitingStore store) {
        this.properties = properties;
        this.store = store;
    }

    @Override
    public void start() {
        running = reminding().subscribe(OperatorReminder::tell);
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }

    private Flux<WaitingWork> reminding() {
        return Flux.interval(properties.every())
                .onBackpressureDrop()
                .concatMap(tick -> store.all(), 1)
                .retryWhen(EndlessRetry.backoff(
                        log, "nobody reminded of what waits", properties.firstRetry(), properties.slowestRetry()));
    }

    private static void tell(WaitingWork work) {
        log.warn(
                "{} {} wait for the operator{}",
                work.count(),
                work.kind().words(),
                work.oldest() == null ? "" : ", the oldest since " + work.oldest());
    }
}
