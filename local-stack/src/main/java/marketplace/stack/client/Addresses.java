package marketplace.stack.client;

/** Where the services, the payment platform and a vendor answer, as in {@code http://127.0.0.1:8080}. */
public record Addresses(String orders, String timeouts, String notifications, String payments, String vendor) {}
