package marketplace.contracts;

import java.util.List;

/** The topics that the services share. Every record is keyed by order number, so one order's messages stay in order. */
public final class Topics {

    /** Facts about orders, written by the order service alone, in version order per order. */
    public static final String ORDER_EVENTS = "order.events";

    /** Requests to act on an order, checked again by the order service when they arrive. */
    public static final String ORDER_COMMANDS = "order.commands";

    /** What the payment platform did: captures and the outcome of refunds. */
    public static final String PAYMENT_EVENTS = "payment.events";

    /** What the image platform did: images shared with the accounts of buyers, and unshared. */
    public static final String DELIVERY_EVENTS = "delivery.events";

    /** All of them. */
    public static final List<String> ALL = List.of(ORDER_EVENTS, ORDER_COMMANDS, PAYMENT_EVENTS, DELIVERY_EVENTS);

    private static final String DEAD_LETTER_SUFFIX = "-dlt";

    private Topics() {}

    /** Where records of {@code topic} go that no consumer can handle, each with its reason. */
    public static String deadLettersOf(String topic) {
        return topic + DEAD_LETTER_SUFFIX;
    }
}
