package marketplace.order.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import marketplace.contracts.Role;
import marketplace.order.model.Order;
import marketplace.order.model.OrderStatus;
import marketplace.order.model.Payments.RefundState;
import marketplace.order.request.MoneyBody;
import marketplace.order.view.OrderView;
import org.jspecify.annotations.Nullable;

/**
 * A line of a list of orders, with the buttons that the caller may press now.
 *
 * @param refund how its refunds stand, the worst of them; null where there is none
 */
record OrderSummaryView(
        String orderNumber,
        long version,
        OrderStatus status,
        String buyerId,
        String providerId,
        OrderView.Product product,
        MoneyBody price,
        Instant purchasedAt,
        @Nullable Instant completedAt,
        OrderView.@Nullable Running running,
        @Nullable RefundState refund,
        boolean disputed,
        List<String> allowedActions) {

    static OrderSummaryView of(Order order, Role role, Instant now) {
        return new OrderSummaryView(
                order.number(),
                order.version(),
                order.status(),
                order.identity().buyerId(),
                order.identity().providerId(),
                OrderView.Product.of(order),
                MoneyBody.of(order.pricing().price()),
                order.milestones().purchasedAt(),
                order.milestones().completedAt(),
                OrderView.Running.of(order.clocks().running()),
                order.payments().refundState(),
                order.claims().openDispute().isPresent(),
                OrderView.allowedActions(order, role, now));
    }

    /** A page of orders; no cursor means that there is no page on that side. */
    @Schema(name = "OrderPage")
    record Page(
            List<OrderSummaryView> orders,
            @Nullable String nextCursor,
            @Nullable String previousCursor) {}
}
