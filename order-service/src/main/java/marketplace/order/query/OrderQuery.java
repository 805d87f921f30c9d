package marketplace.order.query;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import marketplace.order.model.DeliveryMethod;
import marketplace.order.model.Order;
import marketplace.order.model.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are asked for; every part narrows the others. What is null or empty does not narrow.
 *
 * @param zone the time zone that the caller thinks in; the range is made of instants already
 * @param from first instant of the half-open range
 * @param to first instant past it
 * @param price of the current price, bounds included
 * @param dueBy a deadline runs that is due then or before
 * @param refundFailed whether a refund has failed and not succeeded since, or may have been paid twice
 */
public record OrderQuery(
        TimeBasis timeBasis,
        ZoneId zone,
        Instant from,
        Instant to,
        List<OrderStatus> statuses,
        List<DeliveryMethod> deliveryMethods,
        List<String> productIds,
        @Nullable String buyerId,
        @Nullable String providerId,
        @Nullable PriceRange price,
        @Nullable Instant dueBy,
        @Nullable Boolean refundFailed,
        @Nullable Boolean disputed,
        @Nullable String orderNumber,
        Sorting sorting) {

    static final Instant BEGINNING = Instant.EPOCH;
    static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    /** Which time the range is about and lists are sorted by. */
    public enum TimeBasis {
        /** When the buyer placed the order; orders of every status. */
        PURCHASE,
        /** When completion was confirmed; completed orders only. */
        COMPLETION;

        Instant of(Order order) {
            return of(order.milestones().purchasedAt(), order.milestones().completedAt());
        }

        Instant of(Instant purchasedAt, @Nullable Instant completedAt) {
            Instant time = this == PURCHASE ? purchasedAt : completedAt;
            if (time == null) {
                throw new IllegalStateException("selected by a time that it has not");
            }
            return time;
        }
    }

    /** In which order of their time orders are listed. */
    public enum Sorting {
        NEWEST_FIRST,
        OLDEST_FIRST;

        Sorting reversed() {
            return this == NEWEST_FIRST ? OLDEST_FIRST : NEWEST_FIRST;
        }
    }

    /** Bounds in minor units of the currency, both included. */
    public record PriceRange(String currency, long lowest, long highest) {}

    /** The same for orders before an instant. */
    OrderQuery before(Instant end) {
        return new OrderQuery(
                timeBasis,
                zone,
                from,
                to.isBefore(end) ? to : end,
                statuses,
                deliveryMethods,
                productIds,
                buyerId,
                providerId,
                price,
                dueBy,
                refundFailed,
                disputed,
                orderNumber,
                sorting);
    }

    /** Whether no order that has ended can be meant. */
    boolean isAboutOpenOrders() {
        return dueBy != null || (!statuses.isEmpty() && statuses.stream().noneMatch(OrderStatus::isFinal));
    }

    /** Whether cancelled orders alone are meant. */
    boolean isAboutCancelledOrders() {
        return statuses.equals(List.of(OrderStatus.CANCELLED));
    }

    /** Whether orders of one status are asked for by a time that only those of another have. */
    boolean isAboutNothing() {
        return timeBasis == TimeBasis.COMPLETION && (isAboutOpenOrders() || isAboutCancelledOrders());
    }
}
