package marketplace.bench.load;

import java.util.SplittableRandom;

/** When the requests of an open model are due: at random moments, so many a second on average, whatever the answers do. */
final class Schedule {

    private static final long SEED = 20_261_122;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final double meanGap;
    private long next;

    Schedule(long start, double perSecond) {
        this.meanGap = 1e9 / perSecond;
        this.next = start;
        advance();
    }

    /** When the next request is due; nanoseconds of the machine's timer. */
    long next() {
        return next;
    }

    void advance() {
        next += Math.round(-Math.log(1.0 - random.nextDouble()) * meanGap);
    }
}
