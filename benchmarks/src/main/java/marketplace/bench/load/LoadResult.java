package marketplace.bench.load;

import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a load found.
 *
 * @param elapsed from the first request to the last answer that counts
 * @param latencies of answers below 300, in microseconds; in an open model from when the request was due
 * @param statuses how many answers there were of each status; 0 stands for broken connections
 */
public record LoadResult(Duration elapsed, Histogram latencies, Map<Integer, Long> statuses) {

    private static final double MICROS_PER_MILLI = 1000.0;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int FIRST_REFUSAL = 300;

    /** Answers below 300. */
    public long succeeded() {
        return statuses.entrySet().stream()
                .filter(status -> status.getKey() > 0 && status.getKey() < FIRST_REFUSAL)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** All other ends of requests. */
    public long failed() {
        return statuses.values().stream().mapToLong(Long::longValue).sum() - succeeded();
    }

    public double perSecond() {
        return succeeded() / (elapsed.toNanos() / NANOS_PER_SECOND);
    }

    /** In milliseconds. */
    public double percentile(double percentile) {
        return latencies.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }
}
