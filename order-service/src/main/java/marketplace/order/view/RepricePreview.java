package marketplace.order.view;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import marketplace.order.model.Order;
import marketplace.order.model.PriceBounds;
import marketplace.order.request.MoneyBody;
import marketplace.order.view.OrderView.Attempt;
import marketplace.order.view.OrderView.AttemptState;

/** What a change of the price would do to an order as it stands. */
public record RepricePreview(
        String orderNumber,

        @Schema(description = "What the order is at; as the ETag it makes the real reprice certain to do just this")
        long version,

        MoneyBody before,
        MoneyBody after,

        @Schema(description = "The lowest price allowed for this order")
        MoneyBody lowest,

        @Schema(description = "The highest price allowed for this order")
        MoneyBody highest,

        @Schema(description = "Payment attempts that are open now and would become VOID")
        List<Attempt> voidedAttempts,

        @Schema(description = "How often the price could still change after this change")
        int repricingsLeft) {

    /**
     * The difference that it would make.
     *
     * @param repriced the same order as it would be
     */
    public static RepricePreview of(Order order, Order repriced, Instant now) {
        PriceBounds bounds = PriceBounds.of(order);
        return new RepricePreview(
                order.number(),
                order.version(),
                MoneyBody.of(order.pricing().price()),
                MoneyBody.of(repriced.pricing().price()),
                MoneyBody.of(bounds.lowest()),
                MoneyBody.of(bounds.highest()),
                order.payments().attempts().stream()
                        .map(attempt -> Attempt.of(attempt, order, now))
                        .filter(attempt -> attempt.state() == AttemptState.OPEN)
                        .toList(),
                order.terms().limits().repricings()
                        - repriced.pricing().history().size());
    }
}
