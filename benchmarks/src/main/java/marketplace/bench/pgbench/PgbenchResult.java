package marketplace.bench.pgbench;

import java.util.List;

/**
 * What pgbench found.
 *
 * @param perSecond transactions a second
 * @param latencies of some of them, ascending, milliseconds
 */
public record PgbenchResult(double perSecond, List<Double> latencies) {

    private static final double ALL = 100;

    /** In milliseconds; NaN when too little was written down. */
    public double percentile(double percentile) {
        if (latencies.isEmpty()) {
            return Double.NaN;
        }
        int at = (int) Math.min(latencies.size() - 1.0, latencies.size() * percentile / ALL);
        return latencies.get(at);
    }
}
