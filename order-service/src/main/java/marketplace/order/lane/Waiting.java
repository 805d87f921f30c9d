package marketplace.order.lane;

import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** A submission in the queue, and the place where its caller waits. */
final class Waiting {

    private final Submission submission;
    private final long since = System.nanoTime();
    private final Sinks.One<Outcome> answer = Sinks.one();

    Waiting(Submission submission) {
        this.submission = submission;
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

    void answer(Decided decided) {
        switch (decided) {
            case Decided.Answered answered -> answer.emitValue(answered.outcome(), Sinks.EmitFailureHandler.FAIL_FAST);
            case Decided.Broken broken -> fail(new BrokenInvariantException(broken.cause()));
        }
    }

    void fail(Throwable failure) {
        answer.emitError(failure, Sinks.EmitFailureHandler.FAIL_FAST);
    }
}
