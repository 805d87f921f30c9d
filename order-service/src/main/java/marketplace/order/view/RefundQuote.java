package marketplace.order.view;

import java.time.Duration;
import java.time.Instant;
import marketplace.order.model.Order;
import marketplace.order.model.RefundWindow;
import marketplace.order.request.MoneyBody;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer would get who asked for money back now.
 *
 * @param highest the most that can be asked for; what is agreed on may be less
 * @param askUntil before when; absent where it is not a matter of time
 * @param until what ends the time to ask, as agreed when the order was placed
 * @param answerWithin how long the provider has to answer; its silence agrees
 * @param claimsLeft how often the buyer could still ask after this time
 */
public record RefundQuote(
        String orderNumber,
        long version,
        MoneyBody highest,
        @Nullable Instant askUntil,
        RefundWindow.Until until,
        Duration answerWithin,
        int claimsLeft) {

    /** Of an order whose buyer may ask. */
    public static RefundQuote of(Order order, MoneyBody highest) {
        RefundWindow window = order.terms().claims().refunds();
        return new RefundQuote(
                order.number(),
                order.version(),
                highest,
                window.closesAt(order).orElse(null),
                window.until(),
                order.terms().deadlines().refundAnswer(),
                order.terms().claims().refundClaims() - order.claims().refunds().size() - 1);
    }
}
