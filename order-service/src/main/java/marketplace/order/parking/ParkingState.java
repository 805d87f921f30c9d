package marketplace.order.parking;

/** Where a parked payment is on its way. */
enum ParkingState {
    /** It is tried again by itself. */
    WAITING,
    /** Somebody has to look. */
    GIVEN_TO_OPERATOR,
    /** It is part of its order now. */
    APPLIED,
    /** An operator settled it by hand. */
    SETTLED;

    boolean isClosed() {
        return this == APPLIED || this == SETTLED;
    }
}
