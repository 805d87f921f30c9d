package marketplace.order.parking;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import marketplace.order.lane.BrokenInvariantException;
import marketplace.order.lane.Lanes;
import marketplace.order.parking.Verdict.Unapplied;
import marketplace.platform.log.LogKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts payment events into the lanes and says what came of it. */
@Component
class PaymentTries {

    private static final Logger log = LoggerFactory.getLogger(PaymentTries.class);

    private final Lanes lanes;
    private final CaptureStore captures;

    PaymentTries(Lanes lanes, CaptureStore captures, ParkingProperties properties) {
        Duration longestTry = lanes.patience().plus(properties.silence()).plus(properties.silence());
        if (properties.lease().compareTo(longestTry) <= 0) {
            throw new IllegalArgumentException(
                    "marketplace.parking.lease is not longer than marketplace.lanes.answer and twice marketplace.parking.silence");
        }
        this.lanes = lanes;
        this.captures = captures;
    }

    /** Fails only when there is no verdict: the database is away or the lanes are full. */
    Mono<Verdict> tryOnce(PaymentEvent event) {
        return firstTold(List.of(event)).flatMap(first -> tryOnce(event, first));
    }

    /** Has to be known, and written down, before any of the events gets into a lane. */
    Mono<FirstTold> firstTold(List<PaymentEvent> events) {
        return captures.firstTold(events);
    }

    /** Gets into its lane when it is subscribed to. */
    Mono<Verdict> tryOnce(PaymentEvent event, FirstTold first) {
        return hopeless(event, first).map(Mono::just).orElseGet(() -> put(event));
    }

    /** The verdict that stands before any lane is asked. */
    private static Optional<Verdict> hopeless(PaymentEvent event, FirstTold first) {
        return event.flaw()
                .<Verdict>map(flaw -> new Unapplied(ParkingReason.UNUSABLE, flaw))
                .or(() -> first.otherOrder(event).map(PaymentTries::toldOfAnother));
    }

    private static Verdict toldOfAnother(String order) {
        return new Unapplied(ParkingReason.TOLD_DIFFERENTLY, "it was told for order " + order);
    }

    private Mono<Verdict> put(PaymentEvent event) {
        return lanes.mayHold(event.orderNumber())
                ? lanes.submit(event.submission())
                        .map(outcome -> Verdict.of(event, outcome))
                        .onErrorResume(BrokenInvariantException.class, broken -> broken(event, broken))
                : Mono.just(new Unapplied(ParkingReason.ORDER_NUMBER_IMPOSSIBLE, "no order ever has this number"));
    }

    private static Mono<Verdict> broken(PaymentEvent event, BrokenInvariantException broken) {
        log.atError()
                .addKeyValue(LogKeys.ORDER, event.orderNumber())
                .setCause(broken)
                .log("broken invariant of order {}", event.orderNumber());
        return Mono.just(new Unapplied(ParkingReason.BROKEN_INVARIANT, "the failure is in our log"));
    }
}
