package marketplace.order.lane;

import java.time.Duration;
import marketplace.platform.trace.Step;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** A submission in the queue, and the place where its caller waits. */
final class Waiting {

    private static final String OUTCOME = "marketplace.outcome";

    private final Submission submission;
    private final long since = System.nanoTime();
    private final Step step;
    private final Sinks.One<Outcome> answer = Sinks.one();

    /**
     * A submission that begins to wait.
     *
     * @param step from now to the answer
     */
    Waiting(Submission submission, Step step) {
        this.submission = submission;
        this.step = step;
    }

    Submission submission() {
        return submission;
    }

    /** @param now by the same counter of nanoseconds */
    Duration waited(long now) {
        return Duration.ofNanos(now - since);
    }

    /** Handed over to another thread: what the caller does with it must not hold up the writer. */
    Mono<Outcome> answer() {
        return answer.asMono().publishOn(Schedulers.parallel());
    }

    /** From now on it is in the hands of the database. */
    void joins(int batch) {
        step.mark("batch").with("marketplace.batch.size", batch);
    }

    void answer(Decided decided) {
        switch (decided) {
            case Decided.Answered answered -> answer(answered.outcome());
            case Decided.Broken broken -> fail(new BrokenInvariantException(broken.cause()));
        }
    }

    /** There is no room. */
    void turnAway() {
        step.fail("overloaded");
    }

    private void answer(Outcome outcome) {
        end(outcome);
        answer.emitValue(outcome, Sinks.EmitFailureHandler.FAIL_FAST);
    }

    private void end(Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted _ -> step.with(OUTCOME, "accepted");
            case Outcome.Replayed _ -> step.with(OUTCOME, "replayed");
            case Outcome.Refused refused ->
                step.with(OUTCOME, "refused")
                        .with("marketplace.refusal", refused.refusal().reason().name());
        }
        step.end();
    }

    void fail(Throwable failure) {
        step.fail(failure);
        answer.emitError(failure, Sinks.EmitFailureHandler.FAIL_FAST);
    }
}
