package marketplace.order.model;

import java.util.ArrayList;
import java.util.List;
import marketplace.order.model.OrderCommand.CancelOrder;
import marketplace.order.model.OrderEvent.CancelCause;
import marketplace.order.model.OrderEvent.OrderCancelled;
import org.jspecify.annotations.Nullable;

/** Ending an order unfulfilled: the money that it kept goes back in the same breath. */
final class CancellationRules {

    private CancellationRules() {}

    static Decision cancel(CancelOrder command) {
        return Decision.accepted(new OrderCancelled(CancelCause.BUYER_REQUEST, command.reason()));
    }

    static Decision cancelAndRefund(Order order, CancelCause cause, @Nullable String reason) {
        List<OrderEvent> events = new ArrayList<>();
        events.add(new OrderCancelled(cause, reason));
        order.payments().kept().ifPresent(capture -> events.add(PaymentRules.refundOf(capture, cause.name())));
        return new Decision.Accepted(List.copyOf(events));
    }
}
