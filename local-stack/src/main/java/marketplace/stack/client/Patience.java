package marketplace.stack.client;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** How long to look for what must come true by itself. */
final class Patience {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

    private Patience() {}

    /**
     * Looks until something is found.
     *
     * @param what said when nothing was found in a minute
     * @throws MissedException when nothing was
     */
    @CanIgnoreReturnValue
    static <T> T until(Supplier<Optional<T>> look, Supplier<String> what) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > end) {
                throw new MissedException("after %d s still missing: %s".formatted(LIMIT.toSeconds(), what.get()));
            }
            pause(BETWEEN_LOOKS);
        }
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new MissedException("stopped while waiting");
        }
    }
}
