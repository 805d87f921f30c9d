package marketplace.order.model;

import marketplace.contracts.Role;
import marketplace.order.model.OrderEvent.CancelCause;
import org.jspecify.annotations.Nullable;

/** What has to happen in time, who has to do it, and what happens otherwise. */
public enum DeadlineKind {
    PAYMENT(Role.BUYER, CancelCause.PAYMENT_OVERDUE),
    REQUIREMENT(Role.BUYER, CancelCause.REQUIREMENT_OVERDUE),
    START(Role.PROVIDER, CancelCause.START_OVERDUE),
    CONFIRMATION(Role.BUYER, null);

    private final Role mustAct;
    private final @Nullable CancelCause cancelCause;

    DeadlineKind(Role mustAct, @Nullable CancelCause cancelCause) {
        this.mustAct = mustAct;
        this.cancelCause = cancelCause;
    }

    public Role mustAct() {
        return mustAct;
    }

    /** Why the order is cancelled when this is missed; null where missing it confirms the completion. */
    public @Nullable CancelCause cancelCause() {
        return cancelCause;
    }
}
