package marketplace.order.model;

import marketplace.contracts.Role;
import marketplace.order.model.OrderEvent.CancelCause;
import org.jspecify.annotations.Nullable;

/** What has to happen in time, who has to do it, and what happens otherwise. */
public enum DeadlineKind {
    PAYMENT(Role.BUYER, Expiry.CANCEL, CancelCause.PAYMENT_OVERDUE),
    REQUIREMENT(Role.BUYER, Expiry.CANCEL, CancelCause.REQUIREMENT_OVERDUE),
    START(Role.PROVIDER, Expiry.CANCEL, CancelCause.START_OVERDUE),
    CONFIRMATION(Role.BUYER, Expiry.CONFIRM, null),
    DELIVERY(Role.PROVIDER, Expiry.CANCEL, CancelCause.DELIVERY_FAILED),
    REFUND_ANSWER(Role.PROVIDER, Expiry.AGREE_REFUND, null);

    private final Role mustAct;
    private final Expiry onExpiry;
    private final @Nullable CancelCause cancelCause;

    DeadlineKind(Role mustAct, Expiry onExpiry, @Nullable CancelCause cancelCause) {
        this.mustAct = mustAct;
        this.onExpiry = onExpiry;
        this.cancelCause = cancelCause;
    }

    public Role mustAct() {
        return mustAct;
    }

    public Expiry onExpiry() {
        return onExpiry;
    }

    /** Why the order is cancelled when this is missed; null where it is not. */
    public @Nullable CancelCause cancelCause() {
        return cancelCause;
    }

    /** Whether the parties may agree on more time. */
    boolean isExtendable() {
        return this == REQUIREMENT || this == START || this == CONFIRMATION;
    }

    /** What happens when it is missed. */
    public enum Expiry {
        CANCEL,
        CONFIRM,
        AGREE_REFUND
    }
}
