package marketplace.timeout.loop;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Does one piece of work after the other until the service stops. A stop waits for the piece at hand and never cancels it: cancelled
 * writes can tear.
 */
public final class Loop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Loop.class);

    private final String name;
    private final Supplier<Mono<Duration>> work;
    private final Duration afterFailure;
    private final Sinks.Empty<Void> stopping = Sinks.empty();
    private volatile CompletableFuture<@Nullable Void> ended = CompletableFuture.completedFuture(null);
    private volatile boolean running;

    /**
     * A loop that Spring starts and stops.
     *
     * @param work one piece of it; its value is how long to rest before the next
     * @param afterFailure how long to rest when it failed
     */
    public Loop(String name, Supplier<Mono<Duration>> work, Duration afterFailure) {
        this.name = name;
        this.work = work;
        this.afterFailure = afterFailure;
    }

    @Override
    public void start() {
        running = true;
        ended = Mono.defer(work)
                .onErrorResume(this::failed)
                .flatMap(this::rest)
                .repeat(() -> running)
                .then()
                .toFuture();
    }

    @Override
    public void stop(Runnable callback) {
        stop();
        var _ = ended.thenRun(callback);
    }

    @Override
    public void stop() {
        running = false;
        var _ = stopping.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** How many rests wait for the end: one at most, however long the loop has run. */
    int resting() {
        return stopping.currentSubscriberCount();
    }

    private Mono<Duration> failed(Throwable failure) {
        log.warn("{} failed, goes on in {}", name, afterFailure, failure);
        return Mono.just(afterFailure);
    }

    private Mono<Void> rest(Duration pause) {
        return Mono.firstWithSignal(Mono.delay(pause).then(), stopping.asMono());
    }
}
