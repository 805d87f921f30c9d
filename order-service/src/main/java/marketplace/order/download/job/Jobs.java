package marketplace.order.download.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import marketplace.order.download.Layouts;
import marketplace.order.download.file.Layout;
import marketplace.order.journal.CommandKey;
import marketplace.order.problem.OrderProblems;
import marketplace.order.problem.RequestProblems;
import marketplace.order.query.OrderQueries;
import marketplace.order.query.OrderQuery;
import marketplace.order.query.OrderQueryParameters;
import marketplace.order.request.Reading;
import marketplace.order.request.RequestDigests;
import marketplace.order.request.WriteHeaders;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asking for files, looking how far they are, taking them back. */
@Component
class Jobs {

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final int TRIES = 3;

    private final JobStore store;
    private final OrderQueries queries;
    private final RequestDigests digests;
    private final JobProperties properties;
    private final Clock clock;

    Jobs(JobStore store, OrderQueries queries, RequestDigests digests, JobProperties properties, Clock clock) {
        this.store = store;
        this.queries = queries;
        this.digests = digests;
        this.properties = properties;
        this.clock = clock;
    }

    /** A new job, or that of the first request with this key. */
    Mono<Created> create(Caller caller, WriteHeaders headers, JobBody body) {
        String key = headers.idempotencyKey();
        NewJob job =
                job(caller, body, key == null ? null : new CommandKey(key, digests.digest("create-download", body)));
        return Mono.defer(() -> store.insert(job, properties.kept()))
                .map(created -> new Created(created, false))
                .switchIfEmpty(Mono.defer(() -> repeated(job)))
                .switchIfEmpty(Mono.defer(() -> refused(caller)))
                .repeatWhenEmpty(TRIES, tries -> tries)
                .onErrorMap(IllegalStateException.class, exhausted -> busy());
    }

    /**
     * A job of this caller.
     *
     * @throws ProblemException {@link PlatformProblems#NOT_FOUND} as a signal, when the caller has no such job
     */
    Mono<Job> find(Caller caller, String id) {
        return isId(id)
                ? store.find(caller, id).map(job -> job.at(clock.instant())).switchIfEmpty(Mono.error(Jobs::notFound))
                : Mono.error(notFound());
    }

    /** The caller's jobs, newest first. */
    Mono<List<Job>> list(Caller caller) {
        return store.list(caller, properties.kept())
                .map(job -> job.at(clock.instant()))
                .collectList();
    }

    /** Cancels a job that runs, deletes any other. */
    Mono<Void> remove(Caller caller, String id) {
        return (isId(id) ? store.remove(caller, id, clock.instant().plus(properties.keptFor())) : Mono.just(0L))
                .filter(removed -> removed > 0)
                .switchIfEmpty(Mono.error(Jobs::notFound))
                .then();
    }

    private NewJob job(Caller caller, JobBody body, @Nullable CommandKey key) {
        Reading reading = Reading.ofBody();
        OrderQueryParameters parameters = body.query() == null ? OrderQueryParameters.NONE : body.query();
        OrderQuery query = queries.read(reading.inside("query"), parameters);
        Layout layout = Layouts.read(reading, body.format(), body.language(), body.bom(), query);
        reading.finish();
        return new NewJob(UUID.randomUUID().toString(), caller, layout, queries.untilNow(query), key, clock.instant());
    }

    private Mono<Created> repeated(NewJob job) {
        CommandKey key = job.key();
        return key == null
                ? Mono.empty()
                : store.byKey(job.owner(), key.text()).map(first -> {
                    if (!first.digest().equals(key.digest())) {
                        throw new ProblemException(
                                RequestProblems.IDEMPOTENCY_KEY_REUSED, "use a new key for a new request");
                    }
                    return new Created(first.job().at(clock.instant()), true);
                });
    }

    /** An error that says what is in the way; empty when it has gone meanwhile. */
    private Mono<Created> refused(Caller caller) {
        Instant now = clock.instant();
        return store.standing(caller, now).flatMap(standing -> {
            if (standing.running() != null) {
                return Mono.error(running(standing.running()));
            }
            return standing.kept() < properties.kept() ? Mono.empty() : Mono.error(tooMany(standing.firstEnd(), now));
        });
    }

    private static ProblemException running(String id) {
        return new ProblemException(
                        OrderProblems.DOWNLOAD_RUNNING, "wait for download %s to end, or cancel it".formatted(id))
                .member("downloadId", id);
    }

    private ProblemException tooMany(@Nullable Instant firstEnd, Instant now) {
        return ProblemException.retryAfter(
                OrderProblems.TOO_MANY_DOWNLOADS,
                "%d downloads are kept for you; delete one".formatted(properties.kept()),
                firstEnd == null ? properties.keptFor() : Duration.between(now, firstEnd));
    }

    private static ProblemException busy() {
        return ProblemException.retryAfter(
                PlatformProblems.OVERLOADED, "downloads of yours begin and end all the time", Duration.ofSeconds(1));
    }

    private static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static ProblemException notFound() {
        return new ProblemException(PlatformProblems.NOT_FOUND, "no download with this id");
    }

    /**
     * A job that was asked for.
     *
     * @param replayed whether this request had been answered before; the job is as it is now
     */
    record Created(Job job, boolean replayed) {}
}
