package marketplace.order.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Until when the buyer may ask for money back.
 *
 * @param days calendar days, the day of purchase being the first; only for DAYS
 * @param zone where those days begin and end
 */
public record RefundWindow(Until until, int days, ZoneId zone) {

    static final RefundWindow NEVER = new RefundWindow(Until.NEVER, 0, ZoneId.of("UTC"));

    /** Whether it is open for a paid order. */
    boolean isOpen(Order order, Instant now) {
        return switch (until) {
            case NEVER -> false;
            case COMPLETION -> !order.status().isFinal();
            case DAYS ->
                order.status() != OrderStatus.CANCELLED
                        && now.isBefore(end(order.milestones().purchasedAt()));
        };
    }

    /** When it closes, where that is a matter of time. */
    public Optional<Instant> closesAt(Order order) {
        return until == Until.DAYS ? Optional.of(end(order.milestones().purchasedAt())) : Optional.empty();
    }

    private Instant end(Instant purchasedAt) {
        LocalDate dayOfPurchase = purchasedAt.atZone(zone).toLocalDate();
        return dayOfPurchase.plusDays(days).atStartOfDay(zone).toInstant();
    }

    /** What closes it. */
    public enum Until {
        /** It never opens. */
        NEVER,
        /** Completion, whoever confirms it. */
        COMPLETION,
        /** So many days. */
        DAYS
    }
}
