package marketplace.order.model;

/** How a product reaches its buyer. */
public enum DeliveryMethod {
    /** A service done by people, supervised step by step. */
    MANUAL
}
