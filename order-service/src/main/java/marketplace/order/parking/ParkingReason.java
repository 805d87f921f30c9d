package marketplace.order.parking;

/** Why a payment event is parked. */
enum ParkingReason {
    /** No order has this number, so far. */
    ORDER_NOT_FOUND(true),
    /** The order has no such refund, so far. */
    REFUND_UNKNOWN(true),
    /** No order will ever have this number. */
    ORDER_NUMBER_IMPOSSIBLE(false),
    /** The same capture was told before with another attempt, amount or order. */
    TOLD_DIFFERENTLY(false),
    /** It names an id, an amount or a currency that no order can hold. */
    UNUSABLE(false),
    /** The rules ran into something that must not be; the log says what. */
    BROKEN_INVARIANT(false);

    private final boolean mendable;

    ParkingReason(boolean mendable) {
        this.mendable = mendable;
    }

    /** Whether time may mend it. */
    boolean isMendable() {
        return mendable;
    }
}
