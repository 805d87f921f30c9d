package marketplace.order.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * How often the buyer may replace a key. A rate and not a total, because a key that leaked years later must be replaceable too.
 *
 * @param times how often within the time
 * @param within a time that slides along
 */
public record KeyRotations(int times, Duration within) {

    /** Of orders that were placed before there was a limit. */
    static final KeyRotations OF_OLD = new KeyRotations(10, Duration.ofHours(24));

    /** Those that still count against the limit now. */
    List<Instant> counted(List<Instant> rotations, Instant now) {
        return rotations.stream().filter(at -> at.plus(within).isAfter(now)).toList();
    }

    /** Those that count after one more now; the others are forgotten, so that there are never more than may be. */
    List<Instant> countedWith(List<Instant> rotations, Instant now) {
        return Stream.concat(counted(rotations, now).stream(), Stream.of(now)).toList();
    }
}
