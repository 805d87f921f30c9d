package marketplace.platform.pause;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.platform.clock.WallClock;
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
import reactor.core.scheduler.Schedulers;

/**
 * Has the parts of this instance follow what is paused. Nothing runs before the first look; while later ones fail, parts stay as they
 * were.
 */
@Component
@EnableConfigurationProperties(PauseProperties.class)
class PauseWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PauseWatch.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);

    private final PauseProperties properties;
    private final PausableParts parts;
    private final PauseStore store;
    private final PauseMeters meters;
    private volatile Disposable running = Disposables.disposed();

    PauseWatch(
            PauseProperties properties, PausableParts parts, PauseStore store, MeterRegistry meters, WallClock clock) {
        this.properties = properties;
        this.parts = parts;
        this.store = store;
        this.meters = new PauseMeters(meters, clock);
    }

    @Override
    public void start() {
        List<PausablePart> all = parts.all();
        all.forEach(PausablePart::pause);
        all.forEach(meters::register);
        running = looks(all).subscribe();
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }

    /** Before whatever can be paused, and after it. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    private Flux<Map<String, Pause>> looks(List<PausablePart> all) {
        return Flux.interval(Duration.ZERO, properties.every())
                .onBackpressureDrop()
                .concatMap(tick -> look(all), 1)
                .retryWhen(EndlessRetry.backoff(log, "pauses not read", FIRST_RETRY, properties.slowestRetry()));
    }

    /** On a thread that may wait: a container that starts or stops lets nobody pause it meanwhile. */
    private Mono<Map<String, Pause>> look(List<PausablePart> all) {
        return store.of(all.stream().map(PausablePart::name).toList())
                .collect(Collectors.toUnmodifiableMap(Pause::part, Function.identity()))
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(pauses -> follow(all, pauses));
    }

    private void follow(List<PausablePart> all, Map<String, Pause> pauses) {
        for (PausablePart part : all) {
            if (pauses.containsKey(part.name())) {
                part.pause();
            } else {
                part.resume();
            }
        }
        meters.show(pauses);
    }
}
