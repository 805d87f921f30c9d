package marketplace.bench.part;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what comes true by itself. */
public final class Waiting {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private Waiting() {}

    /** Looks often; gives up after ten minutes. */
    public static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            pause(BETWEEN);
        }
    }

    /** Does nothing for so long. */
    public static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting", stopping);
        }
    }
}
