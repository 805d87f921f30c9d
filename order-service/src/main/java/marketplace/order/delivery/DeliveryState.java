package marketplace.order.delivery;

/** Where a delivery stands. */
enum DeliveryState {
    /** The vendor is called until it has done what it is called for. */
    OPEN,
    /** Nothing is left to do. */
    DONE,
    /** The vendor is not called any more: somebody has to look. */
    GIVEN_UP,
    /** An operator settled it by hand. */
    SETTLED
}
