package marketplace.order.model;

/** How a product reaches its buyer. */
public enum DeliveryMethod {
    /** An instance that the provider's own system makes when it is called. */
    SAAS,
    /** An image that is shared with the buyer's account. */
    IMAGE,
    /** A key pair for an API of the provider. */
    API,
    /** A service done by people, supervised step by step. */
    MANUAL;

    /** Whether nobody has to do anything between payment and completion. */
    public boolean isAutomatic() {
        return this != MANUAL;
    }
}
