package marketplace.order.download.file;

import java.util.List;
import marketplace.order.model.Payments.Refund;
import marketplace.order.model.Payments.RefundState;
import marketplace.order.query.OrderRow;
import org.jspecify.annotations.Nullable;

/** All refunds of an order in two cells: money may have arrived, and gone back, more than once. */
final class Refunds {

    /** What needs somebody first. */
    private static final List<RefundState> WORST_FIRST =
            List.of(RefundState.FAILED, RefundState.REQUESTED, RefundState.REFUNDED);

    private Refunds() {}

    /** The worst state of any; null when there are none. */
    static @Nullable RefundState state(OrderRow row) {
        for (RefundState state : WORST_FIRST) {
            if (row.refunds().stream().anyMatch(refund -> refund.state() == state)) {
                return state;
            }
        }
        return null;
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
