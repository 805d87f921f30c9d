package marketplace.order.parking;

import java.util.Map;
import java.util.Optional;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;

/**
 * Which order each of some captures was told of first.
 *
 * @param orders numbers of orders by ids of captures
 */
record FirstTold(Map<String, String> orders) {

    /** The order that the event's money was told of before, if it is another one. */
    Optional<String> otherOrder(PaymentEvent event) {
        return event.message() instanceof PaymentCaptured captured
                ? Optional.ofNullable(orders.get(captured.captureId()))
                        .filter(first -> !first.equals(captured.orderNumber()))
                : Optional.empty();
    }
}
