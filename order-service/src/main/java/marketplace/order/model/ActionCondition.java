package marketplace.order.model;

import java.time.Instant;
import java.util.function.BiPredicate;
import marketplace.contracts.Role;

/** When an action is possible. While a claim is open the order goes no further: it waits for whoever has to say. */
interface ActionCondition {

    ActionCondition REFUND_ASKED =
            (order, role, now) -> order.claims().openRefund().isPresent()
                    && order.claims().openDispute().isEmpty();

    ActionCondition DISPUTABLE =
            (order, role, now) -> order.claims().openDispute().isEmpty() && DisputeRules.isDisputable(order, now);

    ActionCondition DISPUTED =
            (order, role, now) -> order.claims().openDispute().isPresent();

    ActionCondition DISPUTED_BY_CALLER = (order, role, now) -> order.claims()
            .openDispute()
            .filter(dispute -> dispute.openedBy() == role)
            .isPresent();

    ActionCondition EXTENSION_ASKED =
            (order, role, now) -> !order.claims().holdUp() && ExtensionRules.isAsked(order, role);

    ActionCondition REFUND_FAILED = (order, role, now) -> order.payments().hasFailedRefund();

    ActionCondition REFUND_TO_SETTLE = (order, role, now) -> order.payments().needsOperator();

    boolean fits(Order order, Role role, Instant now);

    static ActionCondition in(OrderStatus status) {
        return (order, role, now) -> order.status() == status && !order.claims().holdUp();
    }

    static ActionCondition withForm(OrderStatus status) {
        return (order, role, now) ->
                order.product().requirementAsked() && in(status).fits(order, role, now);
    }

    static ActionCondition unclaimed(BiPredicate<Order, Instant> condition) {
        return (order, role, now) -> !order.claims().holdUp() && condition.test(order, now);
    }
}
