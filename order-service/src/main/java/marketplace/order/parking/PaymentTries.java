package marketplace.order.parking;

import marketplace.order.lane.BrokenInvariantException;
import marketplace.order.lane.Lanes;
import marketplace.order.parking.Verdict.Unapplied;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts payment events into the lanes and says what came of it. */
@Component
class PaymentTries {

    private static final Logger log = LoggerFactory.getLogger(PaymentTries.class);

    private final Lanes lanes;

    PaymentTries(Lanes lanes, ParkingProperties properties) {
        if (properties.lease().compareTo(lanes.patience()) <= 0) {
            throw new IllegalArgumentException("marketplace.parking.lease is not longer than marketplace.lanes.answer");
        }
        this.lanes = lanes;
    }

    /** Fails only when there is no verdict: the database is away or the lanes are full. */
    Mono<Verdict> tryOnce(PaymentEvent event) {
        return lanes.mayHold(event.orderNumber())
                ? lanes.submit(event.submission())
                        .map(outcome -> Verdict.of(event, outcome))
                        .onErrorResume(BrokenInvariantException.class, broken -> broken(event, broken))
                : Mono.just(new Unapplied(ParkingReason.ORDER_NUMBER_IMPOSSIBLE, "no order ever has this number"));
    }

    private static Mono<Verdict> broken(PaymentEvent event, BrokenInvariantException broken) {
        log.error("broken invariant of order {}", event.orderNumber(), broken);
        return Mono.just(new Unapplied(ParkingReason.BROKEN_INVARIANT, "the failure is in our log"));
    }
}
