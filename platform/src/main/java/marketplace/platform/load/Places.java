package marketplace.platform.load;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** The places of an instance for requests that are worked on. */
final class Places {

    private final AdaptiveLimit limit;
    private final LongSupplier nanoTime;
    private final AtomicInteger taken = new AtomicInteger();

    Places(LoadProperties properties, LongSupplier nanoTime) {
        this.limit = new AdaptiveLimit(properties, nanoTime.getAsLong());
        this.nanoTime = nanoTime;
    }

    /** A place, unless all are taken. */
    Optional<Place> take() {
        if (taken.incrementAndGet() > limit.now()) {
            var _ = taken.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(new Place(this, nanoTime.getAsLong()));
    }

    int taken() {
        return taken.get();
    }

    /** How many may be taken now. */
    int limit() {
        return limit.now();
    }

    void leave(long since) {
        limit.answered(taken.getAndDecrement(), since, nanoTime.getAsLong());
    }
}
