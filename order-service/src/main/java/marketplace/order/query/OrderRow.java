package marketplace.order.query;

import java.time.Instant;
import java.util.List;
import marketplace.order.model.DeadlineKind;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.model.Order.Cancellation;
import marketplace.order.model.OrderStatus;
import marketplace.order.model.Payments.Refund;
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
        List<Refund> refunds) {

    private static final ObjectReader JSON = JsonMapper.shared().readerFor(OrderRow.class);

    /** Reads what {@link OrderRows} found. */
    public static OrderRow read(String json) {
        return JSON.readValue(json);
    }

    /** The row's place in lists that the query sorts. */
    public Place place(OrderQuery query) {
        TimeBasis basis = query.timeBasis();
        return new Place(basis.of(purchasedAt, completedAt), orderNumber);
    }
}
