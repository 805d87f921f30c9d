package marketplace.servers.vendor;

import tools.jackson.databind.JsonNode;

/**
 * A call that a vendor got, good or bad.
 *
 * @param complaint what was wrong with its signature; empty when nothing was
 */
public record SeenCall(JsonNode body, String complaint) {

    /** As in {@code create}. */
    public String call() {
        return text("call");
    }

    public String orderNumber() {
        return text("orderNumber");
    }

    public String idempotencyKey() {
        return text("idempotencyKey");
    }

    /** Empty where none is named. */
    public String instanceId() {
        return text("instanceId");
    }

    String productId() {
        return text("productId");
    }

    private String text(String field) {
        return body.path(field).asString("");
    }
}
