package marketplace.order.parking;

import java.time.Duration;
import marketplace.order.parking.ParkedPayment.Closing;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What operators do with parked payments. */
@Component
class ParkingDesk {

    private static final Duration TRIED_WITHIN = Duration.ofSeconds(1);

    private final ParkingProperties properties;
    private final ParkingStore store;
    private final Parking parking;

    ParkingDesk(ParkingProperties properties, ParkingStore store, Parking parking) {
        this.properties = properties;
        this.store = store;
        this.parking = parking;
    }

    Mono<ParkedPayment> find(long id) {
        return store.find(id).switchIfEmpty(Mono.error(ParkingDesk::notFound));
    }

    /**
     * Tries it now. It may be refused again; then it says so and stays where it was. What was applied before stays applied. No
     * caller can cut it off between the try and its result.
     *
     * @throws ProblemException as a signal, when nobody knows what came of the try
     */
    Mono<ParkedPayment> retry(long id, String operator) {
        Mono<ParkedPayment> retried = store.claim(id, properties.lease())
                .flatMap(claimed -> tryNow(claimed, operator))
                .switchIfEmpty(Mono.defer(() -> find(id).map(ParkingDesk::unclaimed)));
        return Mono.fromFuture(retried::toFuture, true);
    }

    private Mono<ParkedPayment> tryNow(ParkedPayment claimed, String operator) {
        return parking.tryAgain(claimed, operator)
                .filter(decided -> decided)
                .switchIfEmpty(Mono.error(this::noVerdict))
                .then(find(claimed.id()));
    }

    /** Closes it by hand. The same operator may say the same again. */
    Mono<ParkedPayment> settle(long id, String note, String operator) {
        return store.settle(id, note, operator)
                .flatMap(settled -> find(id))
                .map(now -> isSettled(now, note, operator) ? now : unsettled(now));
    }

    private static boolean isSettled(ParkedPayment payment, String note, String operator) {
        Closing closing = payment.closing();
        return payment.standing().state() == ParkingState.SETTLED
                && closing != null
                && note.equals(closing.note())
                && operator.equals(closing.by());
    }

    private static ParkedPayment unclaimed(ParkedPayment payment) {
        if (payment.standing().state() == ParkingState.APPLIED) {
            return payment;
        }
        throw payment.standing().state().isClosed() ? closed(payment) : beingTried();
    }

    private static ParkedPayment unsettled(ParkedPayment payment) {
        throw payment.standing().state().isClosed() ? closed(payment) : beingTried();
    }

    private static ProblemException closed(ParkedPayment payment) {
        return new ProblemException(
                        OrderProblems.PARKED_PAYMENT_CLOSED,
                        "it is %s already".formatted(payment.standing().state()))
                .member("state", payment.standing().state());
    }

    private static ProblemException beingTried() {
        return ProblemException.retryAfter(
                PlatformProblems.UNAVAILABLE, "it is being tried at this moment; ask again", TRIED_WITHIN);
    }

    private ProblemException noVerdict() {
        return ProblemException.retryAfter(
                PlatformProblems.UNAVAILABLE,
                "it is not known whether it was applied; try it again before anything is done by hand",
                properties.lease());
    }

    private static ProblemException notFound() {
        return new ProblemException(PlatformProblems.NOT_FOUND, "no parked payment with this id");
    }
}
