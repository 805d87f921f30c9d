package marketplace.order.query;

import java.time.Instant;
import java.util.List;
import marketplace.order.model.DeadlineKind;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.model.Money;
import marketplace.order.model.Order.Cancellation;
import marketplace.order.model.OrderStatus;
import marketplace.order.model.Payments.Capture;
import marketplace.order.model.Payments.Refund;
import marketplace.order.model.RefundClaim;
import marketplace.order.query.OrderQuery.TimeBasis;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * An order as one line of a table. Without the buyer's contact: it is shown order by order to those who need it, and does not belong
 * into files that are passed around.
 *
 * @param currency of both prices, whose amounts are in its minor units
 * @param doneAt when completion was declared last
 * @param deadline which one runs, until {@code dueAt}
 * @param claim the buyer's last wish to have money back
 * @param disputed whether a dispute is open
 * @param deliveryReference id of the instance, share or key that was delivered
 * @param revokedAt since when the buyer is not to have it any more
 */
public record OrderRow(
        String orderNumber,
        long version,
        OrderStatus status,
        String productId,
        String productName,
        DeliveryMethod deliveryMethod,
        String buyerId,
        String providerId,
        long listPrice,
        long price,
        String currency,
        Instant purchasedAt,
        @Nullable Instant paidAt,
        @Nullable Instant startedAt,
        @Nullable Instant doneAt,
        @Nullable Instant completedAt,
        @Nullable Cancellation cancellation,
        @Nullable DeadlineKind deadline,
        @Nullable Instant dueAt,
        List<Capture> captures,
        List<Refund> refunds,
        @Nullable Claim claim,
        boolean disputed,
        @Nullable String deliveryReference,
        @Nullable Instant revokedAt) {

    private static final ObjectReader JSON = JsonMapper.shared().readerFor(OrderRow.class);

    /** Reads what {@link OrderRows} found. */
    public static OrderRow read(String json) {
        return JSON.readValue(json);
    }

    /**
     * A wish to have money back, without what was written: that is for the parties, order by order.
     *
     * @param answer null while the provider has to say
     */
    public record Claim(RefundClaim.Reason reason, Money amount, Instant askedAt, RefundClaim.@Nullable Answer answer) {

        public RefundClaim.State state() {
            return answer == null ? RefundClaim.State.OPEN : answer.state();
        }
    }

    /** The row's place in lists that the query sorts. */
    public Place place(OrderQuery query) {
        TimeBasis basis = query.timeBasis();
        return new Place(basis.of(purchasedAt, completedAt), orderNumber);
    }
}
