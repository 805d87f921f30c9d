package marketplace.order.download.file;

import java.util.List;
import marketplace.order.model.Payments;
import marketplace.order.model.Payments.Refund;
import marketplace.order.model.Payments.RefundState;
import marketplace.order.query.OrderRow;
import org.jspecify.annotations.Nullable;

/** All refunds of an order in two cells: money may have arrived, and gone back, more than once. */
final class Refunds {

    private Refunds() {}

    /** That of the one that is farthest from its end; null when there are none. */
    static @Nullable RefundState state(OrderRow row) {
        return new Payments(List.of(), List.of(), row.refunds()).refundState();
    }

    /** Of all that are in the order's currency; stray money in another is shown with the order alone. */
    static long amount(OrderRow row) {
        return row.refunds().stream()
                .map(Refund::amount)
                .filter(amount -> amount.currency().equals(row.currency()))
                .mapToLong(amount -> amount.amount())
                .sum();
    }
}
