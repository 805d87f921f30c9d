package marketplace.stack.client;

import java.time.Instant;
import java.util.List;
import marketplace.contracts.WireMoney;
import org.jspecify.annotations.Nullable;

/** What the order service shows of an order, as far as its parties here care. */
public record OrderView(
        String orderNumber,
        long version,
        String status,
        String buyerId,
        WireMoney price,
        @Nullable Instant completedAt,
        @Nullable Cancellation cancellation,
        @Nullable Requirement requirement,
        @Nullable List<PaymentAttempt> paymentAttempts,
        @Nullable List<Refund> refunds,
        @Nullable Delivery delivery,
        @Nullable Running running,
        @Nullable List<Paused> paused,
        List<String> allowedActions) {

    public record Cancellation(String cause) {}

    public record Requirement(int version) {}

    public record PaymentAttempt(String attemptId, WireMoney amount, String state) {}

    public record Refund(String refundId, WireMoney amount, String cause, String state) {}

    /** What was delivered without people. */
    public record Delivery(
            @Nullable String reference, @Nullable Instant undoneAt) {}

    /** A clock that stands still. */
    public record Paused(String kind, String left) {}

    /** The deadline that runs. */
    public record Running(String kind, Instant dueAt, String mustAct, String onExpiry) {}

    /** How every refund of the order stands. */
    public List<String> refundStates() {
        return refunds == null ? List.of() : refunds.stream().map(Refund::state).toList();
    }

    /** What was delivered; there must be something. */
    public String delivered() {
        if (delivery == null || delivery.reference() == null) {
            throw new MissedException("order " + orderNumber + " shows no delivery");
        }
        return delivery.reference();
    }

    PaymentAttempt latestAttempt() {
        if (paymentAttempts == null || paymentAttempts.isEmpty()) {
            throw new MissedException("order " + orderNumber + " shows no payment attempt");
        }
        return paymentAttempts.getLast();
    }
}
