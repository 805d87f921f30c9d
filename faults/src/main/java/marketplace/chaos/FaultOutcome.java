package marketplace.chaos;

import java.time.Duration;
import java.time.Instant;

/**
 * A fault that has happened.
 *
 * @param readyAt when every process was there and served again
 */
record FaultOutcome(String kind, Instant begunAt, Instant readyAt) {

    /** From its beginning until everything serves again, whatever lasts a while included. */
    Duration until() {
        return Duration.between(begunAt, readyAt);
    }
}
