package marketplace.order.letter;

import java.time.Duration;
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

/** Forgets dead letters that were closed long ago, a bounded batch at a time. Any number of instances may do it. */
@Component
class DeadLetterPurge implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterPurge.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);

    private final DeadLetterProperties properties;
    private final DeadLetterStore store;
    private volatile Disposable running = Disposables.disposed();

    DeadLetterPurge(DeadLetterProperties properties, DeadLetterStore store) {
        this.properties = properties;
        this.store = store;
    }

    @Override
    public void start() {
        running = rounds().subscribe();
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }

    private Flux<Long> rounds() {
        Mono<Long> batch = Mono.defer(() -> store.purge(properties.keptFor(), properties.batch()));
        return BatchRounds.every(properties.purgeEvery(), properties.batch(), batch)
                .retryWhen(
                        EndlessRetry.backoff(log, "dead letters not purged", FIRST_RETRY, properties.slowestRetry()));
    }
}
