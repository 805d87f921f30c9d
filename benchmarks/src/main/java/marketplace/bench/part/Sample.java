package marketplace.bench.part;

import java.util.function.DoubleUnaryOperator;
import marketplace.bench.load.LoadResult;
import marketplace.bench.pgbench.PgbenchResult;

/**
 * What a contender did in one turn.
 *
 * @param perSecond how much it got done; NaN where that was not the question
 * @param middle latency that half of the requests stayed under, milliseconds; NaN where it is not known
 * @param slowest latency that 99 of 100 stayed under
 * @param failed requests that were not answered as they should
 * @param cores what each process used of the machine
 */
public record Sample(double perSecond, double middle, double slowest, long failed, String cores) {

    private static final double HALF = 50;
    private static final double NEARLY_ALL = 99;

    /**
     * Of latencies wherever they come from.
     *
     * @param latency in milliseconds, by how many of a hundred stayed under it
     */
    public static Sample of(double perSecond, DoubleUnaryOperator latency, long failed, String cores) {
        return new Sample(perSecond, latency.applyAsDouble(HALF), latency.applyAsDouble(NEARLY_ALL), failed, cores);
    }

    public static Sample of(LoadResult result, String cores) {
        return of(result.perSecond(), result::percentile, result.failed(), cores);
    }

    /** Pgbench ends where a transaction fails. */
    public static Sample of(PgbenchResult result, String cores) {
        return of(result.perSecond(), result::percentile, 0, cores);
    }

    /** Where only the rate is known. */
    public static Sample of(double perSecond, String cores) {
        return new Sample(perSecond, Double.NaN, Double.NaN, 0, cores);
    }
}
