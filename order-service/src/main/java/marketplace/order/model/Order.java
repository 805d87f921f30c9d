package marketplace.order.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
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
        @Nullable Cancellation cancellation,
        @Nullable Delivery delivery,
        Claims claims,
        Extensions extensions) {

    /** Orders of before there were claims have none. */
    @SuppressWarnings("ConstantValue")
    public Order {
        claims = claims == null ? Claims.NONE : claims;
        extensions = extensions == null ? Extensions.NONE : extensions;
    }

    public String number() {
        return identity.number();
    }

    /** When a refund of it is to be tried again by itself; empty where none is. */
    public Optional<Instant> refundRetryAt() {
        RefundRetries retries = terms.claims().refundRetries();
        return payments.refunds().stream()
                .map(retries::next)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** Which order it is and whose. */
    public record Identity(String number, String buyerId, String providerId, Contact contact) {}

    /** What was agreed when the order was placed. */
    public record Terms(DeadlinePolicy deadlines, OrderLimits limits, ClaimTerms claims) {

        @SuppressWarnings("ConstantValue")
        public Terms {
            claims = claims == null ? ClaimTerms.OF_OLD : claims;
        }
    }

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
        return changed(draft -> {
            draft.version = version;
            draft.status = status;
        });
    }

    Order with(Pricing pricing) {
        return changed(draft -> draft.pricing = pricing);
    }

    Order with(Payments payments) {
        return changed(draft -> draft.payments = payments);
    }

    Order with(Requirement requirement) {
        return changed(draft -> draft.requirement = requirement);
    }

    Order with(Implementation implementation) {
        return changed(draft -> draft.implementation = implementation);
    }

    Order with(Clocks clocks) {
        return changed(draft -> draft.clocks = clocks);
    }

    Order with(Milestones milestones) {
        return changed(draft -> draft.milestones = milestones);
    }

    Order with(Cancellation cancellation) {
        return changed(draft -> draft.cancellation = cancellation);
    }

    Order with(Delivery delivery) {
        return changed(draft -> draft.delivery = delivery);
    }

    Order with(Claims claims) {
        return changed(draft -> draft.claims = claims);
    }

    Order with(Extensions extensions) {
        return changed(draft -> draft.extensions = extensions);
    }

    private Order changed(Consumer<Draft> change) {
        Draft draft = new Draft();
        change.accept(draft);
        return new Order(
                identity,
                product,
                terms,
                draft.version,
                draft.status,
                draft.pricing,
                draft.payments,
                draft.requirement,
                draft.implementation,
                draft.clocks,
                draft.milestones,
                draft.cancellation,
                draft.delivery,
                draft.claims,
                draft.extensions);
    }

    /** What may change in an order's life. */
    private final class Draft {
        private long version = Order.this.version;
        private OrderStatus status = Order.this.status;
        private Pricing pricing = Order.this.pricing;
        private Payments payments = Order.this.payments;
        private @Nullable Requirement requirement = Order.this.requirement;
        private Implementation implementation = Order.this.implementation;
        private Clocks clocks = Order.this.clocks;
        private Milestones milestones = Order.this.milestones;
        private @Nullable Cancellation cancellation = Order.this.cancellation;
        private @Nullable Delivery delivery = Order.this.delivery;
        private Claims claims = Order.this.claims;
        private Extensions extensions = Order.this.extensions;
    }
}
