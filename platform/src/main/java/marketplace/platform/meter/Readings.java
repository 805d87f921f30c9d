package marketplace.platform.meter;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * Reads what gauges show again and again, however often anybody scrapes. A reading that takes long is repeated the more seldom: all in all
 * it takes one part in fifty of the time.
 */
public final class Readings implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Readings.class);
    private static final int PARTS = 50;

    private final String what;
    private final Duration every;
    private final Supplier<Mono<Void>> reading;
    private final List<Level> levels;
    private volatile Disposable running = Disposables.disposed();

    /**
     * Readings that Spring starts and stops.
     *
     * @param every shortest pause between two
     * @param reading sets the levels
     * @param levels become unknown when a reading fails
     */
    public Readings(String what, Duration every, Supplier<Mono<Void>> reading, List<Level> levels) {
        this.what = what;
        this.every = every;
        this.reading = reading;
        this.levels = List.copyOf(levels);
    }

    @Override
    public void start() {
        running = Mono.defer(this::read).flatMap(Mono::delay).repeat().subscribe();
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }

    private Mono<Duration> read() {
        long from = System.nanoTime();
        return Mono.defer(reading)
                .then(Mono.fromSupplier(() -> pause(Duration.ofNanos(System.nanoTime() - from))))
                .onErrorResume(this::failed);
    }

    private Mono<Duration> failed(Throwable failure) {
        log.warn("{} not read: {}", what, String.valueOf(failure));
        levels.forEach(Level::setUnknown);
        return Mono.just(every);
    }

    private Duration pause(Duration took) {
        Duration rest = took.multipliedBy(PARTS);
        return rest.compareTo(every) > 0 ? rest : every;
    }
}
