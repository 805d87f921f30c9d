package marketplace.notification.mail;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Sends what is due, round after round. Any number of instances share the work. */
@Component
public class MailRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MailRounds.class);

    private final MailStore store;
    private final PostOffice office;
    private final MailProperties properties;
    private final Sinks.Many<Boolean> nudges = Sinks.many().multicast().directBestEffort();
    private Sinks.Empty<Void> end = Sinks.empty();
    private CompletableFuture<@Nullable Void> sending = CompletableFuture.completedFuture(null);
    private volatile boolean running;

    MailRounds(MailStore store, PostOffice office, MailProperties properties) {
        this.store = store;
        this.office = office;
        this.properties = properties;
    }

    /** Looks for due mails now, not at the next poll. */
    public void nudge() {
        if (nudges.tryEmitNext(true).isFailure()) {
            log.trace("a round is on its way already");
        }
    }

    /** Rounds until fewer are due than a batch holds. */
    private Mono<Void> rounds() {
        return round().expand(claimed -> running && claimed == properties.batch() ? round() : Mono.empty())
                .then()
                .onErrorResume(MailRounds::tryAgainLater);
    }

    /** How many were claimed. */
    private Mono<Long> round() {
        return store.claim(properties.batch(), properties.lease())
                .collectList()
                .flatMapIterable(claimed -> claimed)
                .flatMap(office::send, properties.concurrency())
                .count();
    }

    private static Mono<Void> tryAgainLater(Throwable failure) {
        log.warn("mails wait: {}", failure.toString());
        return Mono.empty();
    }

    @Override
    public void start() {
        running = true;
        end = Sinks.empty();
        sending = Flux.merge(Flux.interval(properties.poll()).map(tick -> true), nudges.asFlux())
                .onBackpressureLatest()
                .takeUntilOther(end.asMono())
                .concatMap(tick -> rounds(), 1)
                .then()
                .toFuture();
    }

    /** The round that is on its way ends first, so that no sent mail is sent again. */
    @Override
    public void stop(Runnable whenStopped) {
        stop();
        var _ = sending.whenComplete((_, _) -> whenStopped.run());
    }

    @Override
    public void stop() {
        running = false;
        end.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
