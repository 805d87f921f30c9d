package marketplace.order.delivery;

import java.util.function.Function;
import marketplace.order.lane.OrderNumbers;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What operators do with deliveries that were given up. */
@Component
class DeliveryDesk {

    private final DeskStore store;

    DeliveryDesk(DeskStore store) {
        this.store = store;
    }

    Mono<KnownDelivery> find(String number) {
        return at(number, lane -> store.find(lane, number));
    }

    /** Has the vendor called again, as long as after the first time. */
    Mono<KnownDelivery> retry(String number) {
        return at(
                number,
                lane -> store.reopen(lane, number)
                        .switchIfEmpty(Mono.defer(() -> store.find(lane, number).map(DeliveryDesk::notGivenUp))));
    }

    /** Closes it by hand. The same operator may say the same again. */
    Mono<KnownDelivery> settle(String number, String note, String operator) {
        return at(
                number,
                lane -> store.settle(lane, number, note, operator)
                        .switchIfEmpty(Mono.defer(() -> store.find(lane, number))
                                .map(now -> isSettled(now, note, operator) ? now : notGivenUp(now))));
    }

    private static Mono<KnownDelivery> at(String number, Function<Integer, Mono<KnownDelivery>> action) {
        return Mono.justOrEmpty(OrderNumbers.laneOf(number))
                .flatMap(action)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        PlatformProblems.NOT_FOUND, "no vendor was called for an order with this number")));
    }

    private static boolean isSettled(KnownDelivery delivery, String note, String operator) {
        return delivery.state() == DeliveryState.SETTLED
                && note.equals(delivery.note())
                && operator.equals(delivery.settledBy());
    }

    private static KnownDelivery notGivenUp(KnownDelivery delivery) {
        throw new ProblemException(OrderProblems.DELIVERY_NOT_GIVEN_UP, "it is " + delivery.state())
                .member("state", delivery.state());
    }
}
