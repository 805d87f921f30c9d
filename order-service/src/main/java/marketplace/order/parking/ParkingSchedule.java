package marketplace.order.parking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import marketplace.order.parking.ParkedPayment.Standing;
import marketplace.order.parking.Verdict.Unapplied;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** When a payment is tried again, and when it is the operator's turn. */
@Component
@EnableConfigurationProperties(ParkingProperties.class)
class ParkingSchedule {

    private static final int MOST_DOUBLINGS = 30;

    private final ParkingProperties properties;
    private final Clock clock;

    ParkingSchedule(ParkingProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /** Where an event stands that is parked now, after its first try. */
    Standing first(Unapplied why) {
        return standing(why, clock.instant(), 1, null);
    }

    /** Where a parked payment stands after another try. */
    Standing after(ParkedPayment payment, Unapplied why) {
        return standing(
                why, payment.parkedAt(), payment.tries() + 1, payment.standing().givenAt());
    }

    /** When a payment is tried next whose try had no verdict. It is nobody's turn because of that, not even at the end of the period. */
    Instant afterFailure(ParkedPayment payment) {
        return clock.instant().plus(delay(payment.tries() + 1));
    }

    /** What is the operator's stays the operator's, whatever it is refused for next. */
    private Standing standing(Unapplied why, Instant parkedAt, int tries, @Nullable Instant givenAt) {
        Instant now = clock.instant();
        Instant end = parkedAt.plus(properties.giveAfter());
        if (givenAt != null || !why.reason().isMendable() || !now.isBefore(end)) {
            return new Standing(
                    ParkingState.GIVEN_TO_OPERATOR, why.reason(), why.detail(), null, givenAt == null ? now : givenAt);
        }
        Instant next = now.plus(delay(tries));
        return new Standing(ParkingState.WAITING, why.reason(), why.detail(), next.isBefore(end) ? next : end, null);
    }

    /** Between half of the wait and all of it, so that payments that were parked together do not come back together. */
    private Duration delay(int tries) {
        Duration doubled = properties.firstDelay().multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
        Duration longest = properties.longestDelay();
        long millis = (doubled.compareTo(longest) < 0 ? doubled : longest).toMillis();
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }
}
