package marketplace.operations.api;

/** A service that has something for operators. */
public enum Service {
    ORDERS("order-service"),
    TIMEOUTS("timeout-service"),
    NOTIFICATIONS("notification-service");

    private final String title;

    Service(String title) {
        this.title = title;
    }

    /** Its name among people. */
    public String title() {
        return title;
    }
}
