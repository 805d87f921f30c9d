package marketplace.order.reminder;

/** What can wait for an operator. */
enum WaitingKind {
    PARKED_PAYMENTS("payments"),
    DEAD_LETTERS("dead letters"),
    DELIVERIES("deliveries that no vendor took back"),
    REFUNDS("orders with a refund that failed or was paid twice");

    private final String words;

    WaitingKind(String words) {
        this.words = words;
    }

    /** In the plural, for people. */
    String words() {
        return words;
    }
}
