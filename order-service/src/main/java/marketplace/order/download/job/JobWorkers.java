package marketplace.order.download.job;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Makes the files that were asked for, so many at once. Any number of instances: a job is one worker's until its lease ends, and goes
 * on with another then.
 */
@Component
@EnableConfigurationProperties(JobProperties.class)
class JobWorkers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JobWorkers.class);
    private static final Duration RELEASED_WITHIN = Duration.ofSeconds(2);

    private final JobProperties properties;
    private final WorkStore store;
    private final Collecting collecting;
    private final Filing filing;
    private final Purging purging;
    private final Clock clock;
    private final Scheduler threads;
    private final Set<String> claims = ConcurrentHashMap.newKeySet();
    private final Disposable.Composite running = Disposables.composite();
    private volatile boolean started;

    JobWorkers(
            JobProperties properties,
            WorkStore store,
            Collecting collecting,
            Filing filing,
            Purging purging,
            Clock clock) {
        this.properties = properties;
        this.store = store;
        this.collecting = collecting;
        this.filing = filing;
        this.purging = purging;
        this.clock = clock;
        this.threads = Schedulers.newBoundedElastic(
                properties.atOnce(), Schedulers.DEFAULT_BOUNDED_ELASTIC_QUEUESIZE, "download-job");
    }

    @Override
    public void start() {
        started = true;
        if (!properties.enabled()) {
            return;
        }
        running.add(Flux.range(0, properties.atOnce())
                .flatMap(worker -> working(), properties.atOnce())
                .subscribe());
        running.add(purging().subscribe());
    }

    /** What was written down stays; other instances go on from there at once. */
    @Override
    public void stop() {
        started = false;
        List<String> held = List.copyOf(claims);
        running.dispose();
        threads.dispose();
        store.release(held)
                .onErrorComplete()
                .blockOptional(RELEASED_WITHIN)
                .ifPresent(jobs -> log.debug("released {} downloads", jobs));
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    private Flux<Integer> working() {
        return Mono.defer(this::turn)
                .repeatWhen(turns -> turns.concatMap(this::pause, 1))
                .retryWhen(again("downloads not made"));
    }

    /** One job from here to its end, if any waits. */
    private Mono<Integer> turn() {
        String claim = UUID.randomUUID().toString();
        claims.add(claim);
        return store.claim(claim)
                .flatMap(work -> work(work).then(purging.purge()).thenReturn(1))
                .doFinally(end -> claims.remove(claim));
    }

    private Mono<Long> work(Work work) {
        if (work.attempts() > properties.attempts()) {
            return store.stumbled(work, JobFailure.INTERNAL_ERROR, true, clock.instant());
        }
        return collecting
                .collect(work, threads)
                .flatMap(collected -> filing.file(collected, threads))
                .onErrorResume(failure -> stumbled(work, failure));
    }

    private Mono<Long> stumbled(Work work, Throwable failure) {
        log.warn("download {} stumbled", work.id(), failure);
        JobFailure reason = JobFailure.of(failure);
        return store.stumbled(work, reason, reason.isFinal(), clock.instant());
    }

    private Mono<Boolean> pause(long jobs) {
        return jobs > 0 ? Mono.just(true) : Mono.delay(properties.poll()).thenReturn(true);
    }

    private Flux<Long> purging() {
        return Flux.interval(properties.purgeEvery())
                .onBackpressureDrop()
                .concatMap(tick -> purging.purge(), 1)
                .retryWhen(again("downloads not purged"));
    }

    private Retry again(String what) {
        return Retry.fixedDelay(Long.MAX_VALUE, properties.retry())
                .doBeforeRetry(failed -> log.warn("{}, trying again: {}", what, String.valueOf(failed.failure())));
    }
}
