package marketplace.order.parking;

import java.util.List;
import marketplace.order.parking.Verdict.Unapplied;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes payment events in: each becomes part of its order, or is parked. */
@Component
public class PaymentIntake {

    private static final int AT_ONCE = 256;

    private final PaymentTries tries;
    private final Parking parking;

    PaymentIntake(PaymentTries tries, Parking parking) {
        this.tries = tries;
        this.parking = parking;
    }

    /**
     * Completes once every event is committed with its order or durably parked. Events of one order are decided in the order of the
     * list. After a failure all of them may be taken in again: nothing happens twice. What was parked once goes no other way any
     * more, or it could be applied after an operator settled it.
     */
    public Mono<Void> take(List<PaymentEvent> events) {
        return parking.notParked(events).flatMap(this::misfits).flatMap(parking::park);
    }

    private Mono<List<Misfit>> misfits(List<PaymentEvent> strangers) {
        return tries.firstTold(strangers)
                .flatMapMany(
                        first -> Flux.fromIterable(strangers).flatMapSequential(event -> misfit(event, first), AT_ONCE))
                .collectList();
    }

    /** The event with the reason why it is part of no order; empty when it is. */
    private Mono<Misfit> misfit(PaymentEvent event, FirstTold first) {
        return tries.tryOnce(event, first).ofType(Unapplied.class).map(why -> new Misfit(event, why));
    }

    /** An event that has to be parked. */
    record Misfit(PaymentEvent event, Unapplied why) {}
}
