package marketplace.order.model;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import marketplace.contracts.Role;
import org.jspecify.annotations.Nullable;

/** Why somebody may not press a button now. */
final class NotAllowed {

    private static final Set<Action> WHILE_UNPAID = Set.of(Action.REPRICE, Action.CANCEL, Action.OPEN_PAYMENT_ATTEMPT);

    private static final Set<Action> OF_REFUNDS = Set.of(Action.RETRY_REFUND, Action.SETTLE_REFUND);

    private NotAllowed() {}

    /** Null where it is allowed. */
    static @Nullable Refusal why(Order order, Action action, Role role, Instant now) {
        if (!action.roles().contains(role)) {
            return new Refusal(
                    RefusalReason.ROLE_NOT_ALLOWED,
                    "%s is for the %s".formatted(action.path(), names(action.roles())),
                    Map.of());
        }
        return action.fits(order, role, now)
                ? null
                : new Refusal(
                        reason(order, action, now),
                        "%s is not possible while the order is %s%s"
                                .formatted(action.path(), order.status(), claim(order)),
                        Map.of());
    }

    private static RefusalReason reason(Order order, Action action, Instant now) {
        if (OF_REFUNDS.contains(action)) {
            return RefusalReason.REFUND_NOT_FAILED;
        }
        if (order.status() == OrderStatus.CANCELLED) {
            return RefusalReason.ORDER_CANCELLED;
        }
        if (WHILE_UNPAID.contains(action)) {
            return RefusalReason.ALREADY_PAID;
        }
        if (order.claims().openDispute().isPresent()) {
            return RefusalReason.ORDER_DISPUTED;
        }
        if (order.claims().openRefund().isPresent()) {
            return RefusalReason.REFUND_OPEN;
        }
        if (action == Action.ASK_REFUND && !RefundRules.isRefundable(order, now)) {
            return RefusalReason.NOT_REFUNDABLE;
        }
        return RefusalReason.ACTION_NOT_ALLOWED;
    }

    private static String claim(Order order) {
        if (order.claims().openDispute().isPresent()) {
            return " and disputed";
        }
        return order.claims().openRefund().isPresent() ? " and a refund is asked for" : "";
    }

    private static String names(Set<Role> roles) {
        return roles.stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(" and the "));
    }
}
