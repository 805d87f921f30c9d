package marketplace.order.parking;

import marketplace.order.lane.Outcome;
import marketplace.order.model.Refusal;
import org.jspecify.annotations.Nullable;

/** What one try made of a payment event. */
sealed interface Verdict {

    /**
     * It is part of its order, since now or since before.
     *
     * @param note why nothing happened; null when something did
     */
    record Applied(@Nullable String note) implements Verdict {}

    /** It is part of no order. */
    record Unapplied(ParkingReason reason, String detail) implements Verdict {}

    static Verdict of(PaymentEvent event, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> new Applied(null);
            case Outcome.Replayed first when first.orderNumber().equals(event.orderNumber()) -> new Applied(null);
            case Outcome.Replayed other ->
                new Unapplied(ParkingReason.TOLD_DIFFERENTLY, "it was told for order " + other.orderNumber());
            case Outcome.Refused refused -> of(refused.refusal());
        };
    }

    private static Verdict of(Refusal refusal) {
        return switch (refusal.reason()) {
            case ORDER_NOT_FOUND -> new Unapplied(ParkingReason.ORDER_NOT_FOUND, refusal.detail());
            case REFUND_UNKNOWN -> new Unapplied(ParkingReason.REFUND_UNKNOWN, refusal.detail());
            case IDEMPOTENCY_KEY_REUSED ->
                new Unapplied(ParkingReason.TOLD_DIFFERENTLY, "this capture was told with another attempt or amount");
            default -> new Applied("%s: %s".formatted(refusal.reason(), refusal.detail()));
        };
    }
}
