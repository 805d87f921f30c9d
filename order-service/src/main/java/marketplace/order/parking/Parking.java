package marketplace.order.parking;

import java.util.List;
import java.util.stream.Collectors;
import marketplace.order.parking.ParkedPayment.Standing;
import marketplace.order.parking.PaymentIntake.Misfit;
import marketplace.order.parking.Verdict.Applied;
import marketplace.order.parking.Verdict.Unapplied;
import marketplace.platform.log.LogKeys;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Parks payments and tries them again. Tells the log when one becomes the operator's. */
@Component
class Parking {

    private static final Logger log = LoggerFactory.getLogger(Parking.class);

    private final PaymentTries tries;
    private final ParkingSchedule schedule;
    private final ParkingStore store;

    Parking(PaymentTries tries, ParkingSchedule schedule, ParkingStore store) {
        this.tries = tries;
        this.schedule = schedule;
        this.store = store;
    }

    /** Those of the events that were never parked, in their order. */
    Mono<List<PaymentEvent>> notParked(List<PaymentEvent> events) {
        return store.known(events.stream().map(PaymentEvent::identity).toList())
                .collect(Collectors.toSet())
                .map(known -> events.stream()
                        .filter(event -> !known.contains(event.identity()))
                        .toList());
    }

    /** Completes once all of them are stored. One that is parked already stays as it is. */
    Mono<Void> park(List<Misfit> misfits) {
        return misfits.isEmpty()
                ? Mono.empty()
                : store.insert(
                                misfits,
                                misfits.stream()
                                        .map(misfit -> schedule.first(misfit.why()))
                                        .toList())
                        .doOnNext(parked -> tellIfGiven(parked, null, parked.standing()))
                        .then();
    }

    /**
     * Tries a payment that this instance has claimed, and writes down what came of it: whether anything did. After a failure nobody
     * knows whether the payment was applied, so it stays where it was and nobody settles it before its lease has ended.
     *
     * @param operator who asked for it; null when nobody did
     */
    Mono<Boolean> tryAgain(ParkedPayment payment, @Nullable String operator) {
        return Mono.fromSupplier(payment::event)
                .flatMap(tries::tryOnce)
                .flatMap(verdict -> write(payment, verdict, operator).thenReturn(true))
                .onErrorResume(failure -> noVerdict(payment, failure));
    }

    /** Where even this cannot be written, the lease alone keeps the payment from being tried at once. */
    private Mono<Boolean> noVerdict(ParkedPayment payment, Throwable failure) {
        log.atWarn()
                .addKeyValue(LogKeys.ORDER, payment.told().orderNumber())
                .log("parked payment {} was tried without a verdict: {}", payment.id(), String.valueOf(failure));
        return store.postpone(payment, schedule.afterFailure(payment))
                .onErrorComplete()
                .thenReturn(false);
    }

    private Mono<Void> write(ParkedPayment payment, Verdict verdict, @Nullable String operator) {
        return switch (verdict) {
            case Applied applied ->
                store.close(payment, applied, operator)
                        .filter(closed -> !closed)
                        .flatMap(late -> store.find(payment.id()))
                        .doOnNext(Parking::tellIfSettled)
                        .then();
            case Unapplied why -> keep(payment, schedule.after(payment, why));
        };
    }

    private Mono<Void> keep(ParkedPayment payment, Standing now) {
        return store.keep(payment, now)
                .filter(kept -> kept)
                .doOnNext(kept -> tellIfGiven(payment, payment.standing().givenAt(), now))
                .then();
    }

    private static void tellIfGiven(ParkedPayment payment, @Nullable Object givenBefore, Standing now) {
        if (givenBefore == null && now.state() == ParkingState.GIVEN_TO_OPERATOR) {
            log.atWarn()
                    .addKeyValue(LogKeys.ORDER, payment.told().orderNumber())
                    .log(
                            "payment given to the operator: parking {}, {} of order {}: {}: {}",
                            payment.id(),
                            payment.told().type(),
                            payment.told().orderNumber(),
                            now.reason(),
                            now.detail());
        }
    }

    /** Only an instance that slept longer than its lease gets here: the money counts twice until somebody looks. */
    private static void tellIfSettled(ParkedPayment payment) {
        if (payment.standing().state() == ParkingState.SETTLED) {
            log.atError()
                    .addKeyValue(LogKeys.ORDER, payment.told().orderNumber())
                    .log(
                            "parked payment {} was applied to order {} although it had been settled by hand meanwhile",
                            payment.id(),
                            payment.told().orderNumber());
        }
    }
}
