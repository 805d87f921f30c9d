package marketplace.bench.part;

import java.time.Duration;
import java.util.function.Function;
import marketplace.bench.load.LoadResult;
import marketplace.bench.report.Figures;

/** Asks a service until it gets no faster: on a machine with little to spare its compilers need much longer than people think. */
public final class WarmUp {

    private static final int LAPS = 4;
    private static final int ENOUGH = 2;
    private static final int MOST_LAPS = 16;
    private static final double FASTER = 1.08;

    private WarmUp() {}

    /**
     * Laps of a quarter of the usual time, until two in a row were no faster than the best before; sixteen at most.
     *
     * @param what is asked, for people who wait
     * @param lap asks for so long
     */
    public static void of(Stand stand, String what, Function<Duration, LoadResult> lap) {
        Duration time = stand.extent().warmUp().dividedBy(LAPS);
        double best = 0;
        double last = 0;
        int laps = 0;
        int noFaster = 0;
        while (laps < MOST_LAPS && noFaster < ENOUGH) {
            last = lap.apply(time).perSecond();
            noFaster = last > best * FASTER ? 0 : noFaster + 1;
            best = Math.max(best, last);
            laps++;
        }
        stand.tell(
                "%s warmed up: %s/s after %d laps of %d ms".formatted(what, Figures.of(last), laps, time.toMillis()));
    }
}
