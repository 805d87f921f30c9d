package marketplace.timeout.firing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Mends what a clock did that was ahead: commands that it published before their time were refused, and would come again only when that
 * wrong time is reached. Whoever had that clock sees its time turn back, or is started again.
 */
@Component
class TimeTurnedBack {

    private static final Logger log = LoggerFactory.getLogger(TimeTurnedBack.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration TOLERATED = Duration.ofSeconds(1);

    private final ClaimStore store;
    private final Clock clock;
    private final FiringProperties properties;

    /** The latest time that was seen and is seen to; the first look finds any time turned back. */
    private final AtomicReference<Instant> seen = new AtomicReference<>(Instant.MAX);

    TimeTurnedBack(ClaimStore store, Clock clock, FiringProperties properties) {
        this.store = store;
        this.clock = clock;
        this.properties = properties;
    }

    /** Looks once, and mends a batch where there is need; gives how long to rest before the next look. */
    Mono<Duration> look() {
        Instant now = clock.instant();
        if (!now.plus(TOLERATED).isBefore(seen.get())) {
            seen.set(now);
            return Mono.just(BETWEEN_LOOKS);
        }
        return store.bringBack().map(count -> rest(count, now));
    }

    private Duration rest(long count, Instant now) {
        if (count > 0) {
            log.warn("time has turned back to {}: {} deadlines that were put off run again", now, count);
        }
        if (count >= properties.batch()) {
            return Duration.ZERO;
        }
        seen.set(now);
        return BETWEEN_LOOKS;
    }
}
