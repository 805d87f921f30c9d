package marketplace.order.model;

/** Where an order stands in its life. */
public enum OrderStatus {
    PENDING_PAYMENT,
    AWAITING_REQUIREMENT,
    AWAITING_START,
    IN_PROGRESS,
    AWAITING_CONFIRMATION,
    DELIVERING,
    COMPLETED,
    CANCELLED;

    /** Whether nothing that a party does can change the status any more. */
    public boolean isFinal() {
        return this == COMPLETED || this == CANCELLED;
    }
}
