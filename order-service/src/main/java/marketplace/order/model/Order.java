package marketplace.order.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One order as all its events made it. Immutable; only {@link Evolution} makes new ones.
 *
 * @param version number of events so far
 */
public record Order(
        Identity identity,
        ProductSnapshot product,
        Terms terms,
        long version,
        OrderStatus status,
        Pricing pricing,
        Payments payments,
        @Nullable Requirement requirement,
        Implementation implementation,
        Clocks clocks,
        Milestones milestones,
        @Nullable Cancellation cancellation) {

    public String number() {
        return identity.number();
    }

    /** Which order it is and whose. */
    public record Identity(String number, String buyerId, String providerId, Contact contact) {}

    /** What was agreed when the order was placed. */
    public record Terms(DeadlinePolicy deadlines, OrderLimits limits) {}

    /** When the steps that queries ask for happened. */
    public record Milestones(
            Instant purchasedAt,
            @Nullable Instant paidAt,
            @Nullable Instant completedAt) {

        Milestones paid(Instant at) {
            return new Milestones(purchasedAt, at, completedAt);
        }

        Milestones completed(Instant at) {
            return new Milestones(purchasedAt, paidAt, at);
        }
    }

    /** Why the order ended unfulfilled. */
    public record Cancellation(
            OrderEvent.CancelCause cause, @Nullable String reason, Instant at) {}

    Order with(long version, OrderStatus status) {
        return new Order(
                identity,
                product,
                terms,
                version,
                status,
                pricing,
                payments,
                requirement,
                implementation,
                clocks,
                milestones,
                cancellation);
    }

    Order with(Pricing pricing) {
        return new Order(
                identity,
                product,
                terms,
                version,
                status,
                pricing,
                payments,
                requirement,
                implementation,
                clocks,
                milestones,
                cancellation);
    }

    Order with(Payments payments) {
        return new Order(
                identity,
                product,
                terms,
                version,
                status,
                pricing,
                payments,
                requirement,
                implementation,
                clocks,
                milestones,
                cancellation);
    }

    Order with(Requirement requirement) {
        return new Order(
                identity,
                product,
                terms,
                version,
                status,
                pricing,
                payments,
                requirement,
                implementation,
                clocks,
                milestones,
                cancellation);
    }

    Order with(Implementation implementation) {
        return new Order(
                identity,
                product,
                terms,
                version,
                status,
                pricing,
                payments,
                requirement,
                implementation,
                clocks,
                milestones,
                cancellation);
    }

    Order with(Clocks clocks) {
        return new Order(
                identity,
                product,
                terms,
                version,
                status,
                pricing,
                payments,
                requirement,
                implementation,
                clocks,
                milestones,
                cancellation);
    }

    Order with(Milestones milestones) {
        return new Order(
                identity,
                product,
                terms,
                version,
                status,
                pricing,
                payments,
                requirement,
                implementation,
                clocks,
                milestones,
                cancellation);
    }

    Order with(Cancellation cancellation) {
        return new Order(
                identity,
                product,
                terms,
                version,
                status,
                pricing,
                payments,
                requirement,
                implementation,
                clocks,
                milestones,
                cancellation);
    }
}
