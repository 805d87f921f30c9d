package marketplace.order.lane;

import io.opentelemetry.api.trace.SpanKind;
import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import marketplace.order.journal.CommitSignal;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.trace.Step;
import marketplace.platform.trace.Traces;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Serves its lanes one batch at a time: a batch is whatever waits when the one before it has committed. The batch runs on its own
 * subscription, which no caller can cancel: cancelled transactions were seen to leave half of their rows behind.
 */
final class LaneWriter {

    private static final Logger log = LoggerFactory.getLogger(LaneWriter.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final int largestBatch;
    private final Duration patience;
    private final LaneBatch transaction;
    private final CommitSignal signal;
    private final LaneMeters meters;
    private final Traces traces;
    private final BlockingQueue<Waiting> queue;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Scheduler thread;

    LaneWriter(
            int number,
            LaneProperties properties,
            LaneBatch transaction,
            CommitSignal signal,
            LaneMeters meters,
            Traces traces) {
        this.largestBatch = properties.batch();
        this.patience = properties.answer();
        this.transaction = transaction;
        this.signal = signal;
        this.meters = meters;
        this.traces = traces;
        this.queue = new ArrayBlockingQueue<>(properties.queue());
        this.thread = Schedulers.newSingle("lane-writer-" + number);
    }

    Mono<Outcome> submit(Submission submission) {
        return Mono.defer(() -> enqueue(waiting(submission)));
    }

    private Waiting waiting(Submission submission) {
        if (!traces.on()) {
            return new Waiting(submission, traces.begin(SpanKind.INTERNAL, "command", submission.traceParent()));
        }
        String command = submission.command().getClass().getSimpleName();
        Step step = traces.begin(SpanKind.INTERNAL, "command " + command, submission.traceParent())
                .with(Step.ORDER, submission.command().orderNumber());
        return new Waiting(submission.tracedAs(step.traceParent()), step);
    }

    int queued() {
        return queue.size();
    }

    void stop() {
        thread.dispose();
    }

    private Mono<Outcome> enqueue(Waiting waiting) {
        if (!queue.offer(waiting)) {
            meters.refused();
            waiting.turnAway();
            return Mono.error(ProblemException.retryAfter(
                    PlatformProblems.OVERLOADED, "too many commands wait; repeat it with the same key", RETRY_AFTER));
        }
        wake();
        return waiting.answer().timeout(patience, Mono.error(LaneWriter::noAnswer));
    }

    private static ProblemException noAnswer() {
        return ProblemException.retryAfter(
                PlatformProblems.UNAVAILABLE,
                "no answer from the database yet; repeat the request with the same Idempotency-Key",
                RETRY_AFTER);
    }

    private void wake() {
        if (!queue.isEmpty() && busy.compareAndSet(false, true)) {
            serve();
        }
    }

    private void serve() {
        List<Waiting> batch = new ArrayList<>();
        queue.drainTo(batch, largestBatch);
        meters.begun(batch);
        var _ = commit(batch).doFinally(end -> afterBatch()).subscribe();
    }

    private void afterBatch() {
        busy.set(false);
        wake();
    }

    private Mono<Void> commit(List<Waiting> batch) {
        long from = System.nanoTime();
        batch.forEach(waiting -> waiting.joins(batch.size()));
        return transaction
                .commit(submissions(batch), thread)
                .doOnError(failure -> meters.failed(since(from)))
                .doOnNext(result -> meters.committed(batch, result, since(from)))
                .doOnNext(result -> answer(batch, result))
                .then()
                .onErrorResume(failure -> afterFailure(batch, failure));
    }

    /** A row that the database refuses fails its own command only: each is tried alone. */
    private Mono<Void> afterFailure(List<Waiting> batch, Throwable failure) {
        if (batch.size() > 1 && isAboutTheData(failure)) {
            log.warn("batch of {} refused by the database, trying each alone", batch.size(), failure);
            return Flux.fromIterable(batch)
                    .concatMap(waiting -> commit(List.of(waiting)), 1)
                    .then();
        }
        boolean broken = isAboutTheData(failure);
        Throwable told = broken ? new BrokenInvariantException(failure) : failure;
        meters.failed(batch, broken ? CommandMeters.Ending.BROKEN : CommandMeters.Ending.FAILED);
        batch.forEach(waiting -> waiting.fail(told));
        return Mono.empty();
    }

    /**
     * Values that no later try makes acceptable, by the classes 22 and 23 of SQLSTATE. A statement that does not fit the schema is none of
     * them: a migration may be on its way.
     */
    private static boolean isAboutTheData(@Nullable Throwable failure) {
        if (failure instanceof R2dbcException database) {
            String state = database.getSqlState();
            return state != null && (state.startsWith("22") || state.startsWith("23"));
        }
        return failure != null && isAboutTheData(failure.getCause());
    }

    private void answer(List<Waiting> batch, BatchResult result) {
        if (!result.rows().isEmpty()) {
            signal.committed();
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer(result.outcomes().get(i));
        }
    }

    private static Duration since(long from) {
        return Duration.ofNanos(System.nanoTime() - from);
    }

    private static List<Submission> submissions(List<Waiting> batch) {
        return batch.stream().map(Waiting::submission).toList();
    }
}
