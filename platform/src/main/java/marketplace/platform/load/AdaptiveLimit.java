package marketplace.platform.load;

import java.time.Duration;

/**
 * How many requests may be worked on at once: half as many when answers take too long, a little more again while they do not. So it follows
 * what the instance can do now, whatever that depends on.
 */
final class AdaptiveLimit {

    /** Between two changes: this long at least, and so many answers. */
    private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();

    private static final int FEWEST_ANSWERS = 20;

    /** A single answer counts as so many times too late at most: one that had to be slow says little about the others. */
    private static final int MOST_WEIGHT = 4;

    private static final int SHARE_ADDED = 20;

    private final int fewest;
    private final int most;
    private final long answerNanos;
    private volatile int limit;
    private int answers;
    private long sumNanos;
    private int busiest;
    private long lookedAt;
    private long halvedAt;

    AdaptiveLimit(LoadProperties properties, long now) {
        this.fewest = Math.min(properties.fewest(), properties.requests());
        this.most = properties.requests();
        this.answerNanos = properties.answer().toNanos();
        this.limit = most;
        this.lookedAt = now;
        this.halvedAt = now;
    }

    int now() {
        return limit;
    }

    /**
     * Learns from an answer.
     *
     * @param taken how many requests were worked on until then, this one included
     * @param since when this one was begun, in nanoseconds as {@code now}
     */
    synchronized void answered(int taken, long since, long now) {
        // What was begun among more than may be begun now says nothing about now.
        if (since - halvedAt < 0) {
            return;
        }
        answers++;
        sumNanos += Math.min(now - since, MOST_WEIGHT * answerNanos);
        busiest = Math.max(busiest, taken);
        if (answers >= FEWEST_ANSWERS && now - lookedAt >= LOOK_NANOS) {
            adjust(now);
        }
    }

    private void adjust(long now) {
        if (sumNanos <= answers * answerNanos) {
            limit = Math.min(most, limit + Math.max(1, limit / SHARE_ADDED));
        } else if (busiest >= limit / 2) {
            limit = Math.max(fewest, limit / 2);
            halvedAt = now;
        }
        answers = 0;
        sumNanos = 0;
        busiest = 0;
        lookedAt = now;
    }
}
