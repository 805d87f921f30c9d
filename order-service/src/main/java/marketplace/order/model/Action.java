package marketplace.order.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import marketplace.contracts.Role;

/** The buttons of an order: who may press which one when. The one table behind commands, problems and views. */
public enum Action {
    REPRICE(Role.PROVIDER, OrderStatus.PENDING_PAYMENT),
    CANCEL(Role.BUYER, OrderStatus.PENDING_PAYMENT),
    OPEN_PAYMENT_ATTEMPT(Role.BUYER, OrderStatus.PENDING_PAYMENT),
    SUBMIT_REQUIREMENT(Role.BUYER, OrderStatus.AWAITING_REQUIREMENT),
    EDIT_REQUIREMENT(Role.BUYER, OrderStatus.AWAITING_START),
    RETURN_REQUIREMENT(Role.PROVIDER, OrderStatus.AWAITING_START),
    START(Role.PROVIDER, OrderStatus.AWAITING_START),
    COMPLETE(Role.PROVIDER, OrderStatus.IN_PROGRESS),
    CONFIRM(Role.BUYER, OrderStatus.AWAITING_CONFIRMATION),
    REJECT_COMPLETION(Role.BUYER, OrderStatus.AWAITING_CONFIRMATION);

    private static final Set<Action> ABOUT_THE_FORM = Set.of(EDIT_REQUIREMENT, RETURN_REQUIREMENT);

    private final Role role;
    private final OrderStatus status;

    Action(Role role, OrderStatus status) {
        this.role = role;
        this.status = status;
    }

    /** The name in paths and answers, as in {@code return-requirement}. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Role role() {
        return role;
    }

    boolean fits(Order order) {
        return order.status() == status && (order.product().requirementAsked() || !ABOUT_THE_FORM.contains(this));
    }

    /** What this role may do to the order now. */
    public static List<Action> allowed(Order order, Role role) {
        return Arrays.stream(values())
                .filter(action -> action.role == role && action.fits(order))
                .toList();
    }
}
