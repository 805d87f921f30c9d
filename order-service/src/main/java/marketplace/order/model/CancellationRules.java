package marketplace.order.model;

import java.util.ArrayList;
import java.util.List;
import marketplace.order.model.OrderCommand.CancelOrder;
import marketplace.order.model.OrderEvent.CancelCause;
import marketplace.order.model.OrderEvent.DeliveryRevoked;
import marketplace.order.model.OrderEvent.OrderCancelled;
import org.jspecify.annotations.Nullable;

/** Ending an order unfulfilled, or taking a completed one back: its money goes back in the same breath, its delivery with it. */
final class CancellationRules {

    private CancellationRules() {}

    static Decision cancel(CancelOrder command) {
        return Decision.accepted(new OrderCancelled(CancelCause.BUYER_REQUEST, command.reason()));
    }

    static Decision cancelAndRefund(Order order, CancelCause cause, @Nullable String reason) {
        return new Decision.Accepted(undo(order, cause, reason, order.payments().keptAmount()));
    }

    /**
     * What ends the order and gives this much back. A completed order stays completed.
     *
     * @param refund null for nothing
     */
    static List<OrderEvent> undo(Order order, CancelCause cause, @Nullable String reason, @Nullable Money refund) {
        List<OrderEvent> events = new ArrayList<>();
        if (!order.status().isFinal()) {
            events.add(new OrderCancelled(cause, reason));
        }
        if (refund != null) {
            order.payments()
                    .kept()
                    .ifPresent(capture -> events.add(PaymentRules.refundOf(capture, refund, cause.name())));
        }
        Delivery delivery = order.delivery();
        if (delivery != null && delivery.revokedAt() == null) {
            events.add(new DeliveryRevoked(cause.name(), delivery.reference()));
        }
        return List.copyOf(events);
    }
}
