package marketplace.order.fuzz;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Beats as long as the machine lets it: what takes long while it does not beat is not the fault of whoever is asked. */
final class Pulse implements AutoCloseable {

    private static final Duration BEAT = Duration.ofMillis(50);
    private static final Duration STALL = Duration.ofMillis(500);

    private final AtomicLong stalledAt =
            new AtomicLong(System.nanoTime() - Duration.ofHours(1).toNanos());
    private final Thread thread = Thread.ofPlatform().daemon().name("pulse").start(this::beat);

    /** Whether the machine stood still for a while after that moment. */
    boolean stalledSince(long nanoTime) {
        return stalledAt.get() - nanoTime > 0;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void beat() {
        long last = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(BEAT.toNanos());
            long now = System.nanoTime();
            if (now - last > STALL.toNanos()) {
                stalledAt.set(now);
            }
            last = now;
        }
    }
}
