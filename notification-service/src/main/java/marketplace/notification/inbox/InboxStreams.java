package marketplace.notification.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import marketplace.notification.problem.NotificationProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The clients that listen on this instance. One poll serves them all, however many there are; whoever adds notices on
 * this instance nudges it. Positions of an inbox become visible in order, so "after the last position" misses nothing
 * and repeats nothing.
 */
@Component
public class InboxStreams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InboxStreams.class);
    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(10);

    private final StreamStore store;
    private final InboxProperties properties;
    private final List<OpenStream> open = new ArrayList<>();
    private final Sinks.Many<Boolean> nudges = Sinks.many().multicast().directBestEffort();
    private volatile Disposable polling = Disposables.disposed();
    private volatile boolean running;

    InboxStreams(StreamStore store, InboxProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    /** Asks for new notices now, not at the next poll. */
    public void nudge() {
        if (nudges.tryEmitNext(true).isFailure()) {
            log.trace("a poll is on its way already");
        }
    }

    /** Lets a client listen; the caller of this method closes the stream. */
    OpenStream open(Caller caller, long after) {
        OpenStream stream = new OpenStream(caller, after, properties.streamBatch());
        synchronized (open) {
            requireRoomFor(caller);
            open.add(stream);
        }
        nudge();
        return stream;
    }

    void close(OpenStream stream) {
        synchronized (open) {
            open.remove(stream);
        }
    }

    private void requireRoomFor(Caller caller) {
        if (!running || open.size() >= properties.streams()) {
            throw ProblemException.retryAfter(
                    PlatformProblems.OVERLOADED, "this instance has no room for another stream", COME_BACK_AFTER);
        }
        long ofCaller =
                open.stream().filter(stream -> stream.caller().equals(caller)).count();
        if (ofCaller >= properties.streamsPerCaller()) {
            throw ProblemException.retryAfter(
                    NotificationProblems.TOO_MANY_STREAMS,
                    "at most %d streams at once".formatted(properties.streamsPerCaller()),
                    COME_BACK_AFTER);
        }
    }

    private Mono<Void> poll() {
        List<OpenStream> ready = snapshot().stream().filter(OpenStream::hasRoom).toList();
        return ready.isEmpty()
                ? Mono.empty()
                : store.news(ready, properties.streamBatch())
                        .doOnNext(StreamStore.News::deliver)
                        .then()
                        .onErrorResume(InboxStreams::tryAgainLater);
    }

    private List<OpenStream> snapshot() {
        synchronized (open) {
            return List.copyOf(open);
        }
    }

    private static Mono<Void> tryAgainLater(Throwable failure) {
        log.warn("streams were not served: {}", failure.toString());
        return Mono.empty();
    }

    @Override
    public void start() {
        running = true;
        polling = Flux.merge(Flux.interval(properties.streamPoll()).map(tick -> true), nudges.asFlux())
                .onBackpressureLatest()
                .concatMap(tick -> poll(), 1)
                .subscribe();
    }

    /** Before the web server, which waits for open exchanges: clients resume at another instance. */
    @Override
    public void stop() {
        running = false;
        polling.dispose();
        snapshot().forEach(OpenStream::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
