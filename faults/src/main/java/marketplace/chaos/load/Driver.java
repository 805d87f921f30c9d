package marketplace.chaos.load;

import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets so many orders live, so many of them at once. */
public final class Driver {

    private static final Logger log = LoggerFactory.getLogger(Driver.class);

    private static final long SECOND = 1_000_000_000L;

    private final Client client;
    private final Payments payments;
    private final Bodies bodies;
    private final Market market;
    private final long seed;
    private final AtomicLong placed = new AtomicLong();
    private final AtomicLong begun = new AtomicLong();

    public Driver(Client client, Payments payments, Bodies bodies, Market market, long seed) {
        this.client = client;
        this.payments = payments;
        this.bodies = bodies;
        this.market = market;
        this.seed = seed;
    }

    /**
     * Returns when the last of them is over.
     *
     * @param perSecond how many begin in a second, while there is room
     * @param atOnce how many live at a time
     */
    public void drive(long orders, int perSecond, int atOnce) {
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < atOnce; thread++) {
                threads.execute(() -> {
                    for (long life = begun.getAndIncrement(); life < orders; life = begun.getAndIncrement()) {
                        LockSupport.parkNanos(start + life * SECOND / perSecond - System.nanoTime());
                        live(life);
                    }
                });
            }
        }
    }

    /** Orders that were placed so far. */
    public long placed() {
        return placed.get();
    }

    private void live(long number) {
        try {
            SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
            if (new Life(client, payments, bodies, market, random, "s%d-o%d".formatted(seed, number)).live()) {
                placed.incrementAndGet();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unexpected) {
            log.warn("order {} of the load ended early", number, unexpected);
        }
    }
}
