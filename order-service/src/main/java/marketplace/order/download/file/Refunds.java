package marketplace.order.download.file;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import marketplace.order.model.Payments;
import marketplace.order.model.Payments.Capture;
import marketplace.order.model.Payments.Refund;
import marketplace.order.model.Payments.RefundState;
import marketplace.order.query.OrderRow;
import org.jspecify.annotations.Nullable;

/** All refunds of an order in two cells: money may have arrived, and gone back, more than once. */
final class Refunds {

    private static final Set<RefundState> ARRIVED =
            EnumSet.of(RefundState.REFUNDED, RefundState.SETTLED, RefundState.PAID_TWICE);

    private Refunds() {}

    /** That of the one that is farthest from its end; null when there are none. */
    static @Nullable RefundState state(OrderRow row) {
        return new Payments(List.of(), List.of(), row.refunds()).refundState();
    }

    /** What has arrived at the buyer, by the payment platform or by hand, in the order's currency. */
    static long arrived(OrderRow row) {
        return sum(row, refund -> ARRIVED.contains(refund.state()));
    }

    /** What of the money that paid for the order has not been given back, and is not to be. */
    static long kept(OrderRow row) {
        return row.captures().stream()
                .filter(Capture::paysForOrder)
                .mapToLong(capture -> capture.amount().amount()
                        - sum(row, refund -> refund.captureId().equals(capture.id())))
                .sum();
    }

    /** Of all that are in the order's currency; stray money in another is shown with the order alone. */
    static long amount(OrderRow row) {
        return sum(row, refund -> true);
    }

    private static long sum(OrderRow row, Predicate<Refund> choice) {
        return row.refunds().stream()
                .filter(choice)
                .map(Refund::amount)
                .filter(amount -> amount.currency().equals(row.currency()))
                .mapToLong(amount -> amount.amount())
                .sum();
    }
}
