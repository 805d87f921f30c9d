package marketplace.order.attachment;

import java.time.Duration;
import marketplace.order.attachment.AttachmentStore.Unneeded;
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

/**
 * Removes files that nobody needs, a bounded batch at a time: first the row says so, then the content goes, then the row. Any number of
 * instances may do it, and each step may be done twice.
 */
@Component
class AttachmentPurge implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AttachmentPurge.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);

    private final AttachmentProperties.Purge properties;
    private final AttachmentStore store;
    private final SealedContent content;
    private volatile Disposable running = Disposables.disposed();

    AttachmentPurge(AttachmentProperties properties, AttachmentStore store, SealedContent content) {
        this.properties = properties.purge();
        this.store = store;
        this.content = content;
    }

    @Override
    public void start() {
        running = properties.enabled() ? rounds().subscribe() : Disposables.single();
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
        return BatchRounds.every(properties.every(), properties.batch(), batch())
                .retryWhen(EndlessRetry.backoff(log, "files not purged", FIRST_RETRY, properties.slowestRetry()));
    }

    /** How many files were looked at. */
    private Mono<Long> batch() {
        return Flux.defer(() -> store.unneeded(properties))
                .collectList()
                .flatMapIterable(unneeded -> unneeded)
                .concatMap(unneeded -> purge(unneeded).thenReturn(unneeded), 1)
                .count();
    }

    private Mono<Void> purge(Unneeded unneeded) {
        return unneeded.discarded() ? remove(unneeded) : discard(unneeded);
    }

    /** Whoever names it at the same moment is faster or finds it gone; the row stays until nothing can come in for it any more. */
    private Mono<Void> discard(Unneeded unneeded) {
        return store.discard(unneeded.key(), unneeded.uploadedAt())
                .filter(discarded -> discarded)
                .flatMap(discarded -> content.delete(unneeded.key()));
    }

    private Mono<Void> remove(Unneeded unneeded) {
        return content.delete(unneeded.key()).then(store.remove(unneeded.key())).then();
    }
}
