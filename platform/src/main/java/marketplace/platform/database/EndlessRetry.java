package marketplace.platform.database;

import java.time.Duration;
import org.slf4j.Logger;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/** How work that goes on round after round outlives failures of the database: there is no last try. */
public final class EndlessRetry {

    private EndlessRetry() {}

    /**
     * Rests after a failure, twice as long after each further one in a row, and says so.
     *
     * @param what what has not been done, for the log
     * @param first rest after the first failure
     * @param longest longest rest
     */
    public static RetryBackoffSpec backoff(Logger log, String what, Duration first, Duration longest) {
        return Retry.backoff(Long.MAX_VALUE, first)
                .maxBackoff(longest)
                .transientErrors(true)
                .doBeforeRetry(failed -> log.warn("{}, trying again: {}", what, String.valueOf(failed.failure())));
    }
}
