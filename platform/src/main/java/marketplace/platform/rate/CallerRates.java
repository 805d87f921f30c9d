package marketplace.platform.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import marketplace.platform.security.Caller;

/** A token bucket for every caller that asked lately. By real time, whatever the service's clock says. */
final class CallerRates {

    private final RateLimitProperties properties;
    private final TimeMeter time;
    private final Cache<Caller, Bucket> buckets;

    CallerRates(RateLimitProperties properties, TimeMeter time) {
        this.properties = properties;
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(properties.callers())
                .expireAfterAccess(properties.fullAfter())
                .ticker(time::currentTimeNanos)
                .build();
    }

    /** Counts a request of the caller: zero when it may be answered, else how long until the next one may. */
    Duration take(Caller caller) {
        ConsumptionProbe probe = buckets.get(caller, this::bucket).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** How many callers are remembered. */
    long remembered() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket bucket(Caller caller) {
        return switch (caller.role()) {
            case BUYER, PROVIDER -> bucket(properties.partyPerSecond(), properties.partyBurst());
            case OPERATOR, SERVICE -> bucket(properties.platformPerSecond(), properties.platformBurst());
        };
    }

    private Bucket bucket(int perSecond, int burst) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}
