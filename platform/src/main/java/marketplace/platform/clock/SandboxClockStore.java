package marketplace.platform.clock;

import java.time.Duration;
import marketplace.platform.database.DatabaseAtStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps the sandbox's clock in the database, for restarts and for the other instances of the service. */
@Component
@Profile("sandbox")
class SandboxClockStore implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SandboxClockStore.class);
    private static final Duration REFRESH = Duration.ofSeconds(1);

    private static final String LOAD = "select moved_by_millis from sandbox_clock";
    private static final String STORE = "update sandbox_clock set moved_by_millis = :millis";

    private final DatabaseClient database;
    private final DatabaseAtStart atStart;
    private final SandboxClock clock;
    private final Disposable.Swap refreshing = Disposables.swap();

    SandboxClockStore(DatabaseClient database, DatabaseAtStart atStart, SandboxClock clock) {
        this.database = database;
        this.atStart = atStart;
        this.clock = clock;
    }

    /** Returns with the clock moved: before anything is asked, heard or done, so that nothing is decided in the past of an earlier run. */
    @Override
    public void start() {
        clock.moveTo(atStart.answer(load()));
        refreshing.update(Flux.interval(REFRESH)
                .onBackpressureDrop()
                .concatMap(tick -> load().onErrorResume(SandboxClockStore::keepLast), 1)
                .subscribe(clock::moveTo));
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public boolean isRunning() {
        return refreshing.get() != null;
    }

    Mono<Duration> move(Duration offset) {
        return database.sql(STORE)
                .bind("millis", offset.toMillis())
                .fetch()
                .rowsUpdated()
                .thenReturn(offset)
                .doOnNext(clock::moveTo);
    }

    private Mono<Duration> load() {
        return database.sql(LOAD).mapValue(Long.class).one().map(Duration::ofMillis);
    }

    private static Mono<Duration> keepLast(Throwable unreachable) {
        log.debug("sandbox clock not read", unreachable);
        return Mono.empty();
    }

    @Override
    public void stop() {
        refreshing.update(null);
    }
}
