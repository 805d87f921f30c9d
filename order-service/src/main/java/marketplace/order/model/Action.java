package marketplace.order.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import marketplace.contracts.Role;

/** The buttons of an order: who may press which one when. The one table behind commands, problems and views. */
@SuppressWarnings("ImmutableEnumChecker") // sets of roles are made by Set.of, conditions hold nothing
public enum Action {
    REPRICE(Set.of(Role.PROVIDER), ActionCondition.in(OrderStatus.PENDING_PAYMENT)),
    CANCEL(Set.of(Role.BUYER), ActionCondition.in(OrderStatus.PENDING_PAYMENT)),
    OPEN_PAYMENT_ATTEMPT(Set.of(Role.BUYER), ActionCondition.in(OrderStatus.PENDING_PAYMENT)),

    SUBMIT_REQUIREMENT(Set.of(Role.BUYER), ActionCondition.in(OrderStatus.AWAITING_REQUIREMENT)),
    EDIT_REQUIREMENT(Set.of(Role.BUYER), ActionCondition.withForm(OrderStatus.AWAITING_START)),
    RETURN_REQUIREMENT(Set.of(Role.PROVIDER), ActionCondition.withForm(OrderStatus.AWAITING_START)),
    START(Set.of(Role.PROVIDER), ActionCondition.in(OrderStatus.AWAITING_START)),
    COMPLETE(Set.of(Role.PROVIDER), ActionCondition.in(OrderStatus.IN_PROGRESS)),
    CONFIRM(Set.of(Role.BUYER), ActionCondition.in(OrderStatus.AWAITING_CONFIRMATION)),
    REJECT_COMPLETION(Set.of(Role.BUYER), ActionCondition.in(OrderStatus.AWAITING_CONFIRMATION)),

    ROTATE_KEY(Set.of(Role.BUYER), (order, role, now) -> DeliveryRules.hasKey(order)),

    ASK_REFUND(Set.of(Role.BUYER), ActionCondition.unclaimed((order, now) -> RefundRules.isRefundable(order, now))),
    AGREE_REFUND(Set.of(Role.PROVIDER), ActionCondition.REFUND_ASKED),
    REFUSE_REFUND(Set.of(Role.PROVIDER), ActionCondition.REFUND_ASKED),
    WITHDRAW_REFUND(Set.of(Role.BUYER), ActionCondition.REFUND_ASKED),

    OPEN_DISPUTE(Set.of(Role.BUYER, Role.PROVIDER), ActionCondition.DISPUTABLE),
    ADD_EVIDENCE(Set.of(Role.BUYER, Role.PROVIDER), ActionCondition.DISPUTED),
    WITHDRAW_DISPUTE(Set.of(Role.BUYER, Role.PROVIDER), ActionCondition.DISPUTED_BY_CALLER),
    DECIDE_DISPUTE(Set.of(Role.OPERATOR), ActionCondition.DISPUTED),

    PROPOSE_EXTENSION(
            Set.of(Role.BUYER, Role.PROVIDER),
            ActionCondition.unclaimed((order, now) -> ExtensionRules.isExtendable(order))),
    ACCEPT_EXTENSION(Set.of(Role.BUYER, Role.PROVIDER), ActionCondition.EXTENSION_ASKED),
    DECLINE_EXTENSION(Set.of(Role.BUYER, Role.PROVIDER), ActionCondition.EXTENSION_ASKED),

    RETRY_REFUND(Set.of(Role.OPERATOR), ActionCondition.REFUND_FAILED),
    SETTLE_REFUND(Set.of(Role.OPERATOR), ActionCondition.REFUND_TO_SETTLE);

    private final Set<Role> roles;
    private final ActionCondition condition;

    Action(Set<Role> roles, ActionCondition condition) {
        this.roles = roles;
        this.condition = condition;
    }

    /** The name in paths and answers, as in {@code return-requirement}. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Set<Role> roles() {
        return roles;
    }

    boolean fits(Order order, Role role, Instant now) {
        return condition.fits(order, role, now);
    }

    /** What this role may do to the order now. */
    public static List<Action> allowed(Order order, Role role, Instant now) {
        return Arrays.stream(values())
                .filter(action -> action.roles.contains(role) && action.fits(order, role, now))
                .toList();
    }
}
