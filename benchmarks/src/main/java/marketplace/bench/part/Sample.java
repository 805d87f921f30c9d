package marketplace.bench.part;

import marketplace.bench.load.LoadResult;

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

    public static Sample of(LoadResult result, String cores) {
        return new Sample(
                result.perSecond(), result.percentile(HALF), result.percentile(NEARLY_ALL), result.failed(), cores);
    }

    /** Where only the rate is known. */
    public static Sample of(double perSecond, String cores) {
        return new Sample(perSecond, Double.NaN, Double.NaN, 0, cores);
    }
}
