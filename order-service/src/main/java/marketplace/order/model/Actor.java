package marketplace.order.model;

import marketplace.contracts.Role;

/** Who acts. */
public record Actor(Role role, String id) {

    /** A deadline that was missed, or is about to be. */
    public static final Actor DEADLINE = new Actor(Role.SERVICE, "deadline");

    /** Whoever delivers without people: a vendor, the image platform, this service. */
    public static final Actor DELIVERY = new Actor(Role.SERVICE, "delivery");

    /** The order service itself, which asks again for refunds that failed. */
    public static final Actor REFUNDS = new Actor(Role.SERVICE, "refunds");

    /** The payment platform. */
    public static final Actor PAYMENTS = new Actor(Role.SERVICE, "payments");
}
