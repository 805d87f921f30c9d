package marketplace.order;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import marketplace.contracts.Role;
import tools.jackson.databind.json.JsonMapper;

/** Every endpoint of the API, who may call it, and a body that can be read. */
@SuppressWarnings("ImmutableEnumChecker")
public enum Endpoint {
    LIST_PRODUCT("POST", "/v1/products", product(), Role.PROVIDER),
    CHANGE_PRODUCT("PUT", "/v1/products/{id}", product(), Role.PROVIDER),
    PRODUCT("GET", "/v1/products/{id}", "", Role.values()),
    PRODUCTS("GET", "/v1/products", "", Role.values()),
    REGISTER_VENDOR_ENDPOINT("PUT", "/v1/products/{id}/vendor-endpoint", vendor(), Role.PROVIDER),
    VENDOR_ENDPOINT("GET", "/v1/products/{id}/vendor-endpoint", "", Role.PROVIDER, Role.OPERATOR),
    CHECK_VENDOR("POST", "/v1/products/{id}/vendor-check", "", Role.PROVIDER),
    PLACE("POST", "/v1/orders", TestMarketplace.placing("00000000-0000-0000-0000-000000000000"), Role.BUYER),
    ORDERS("GET", "/v1/orders", "", Role.values()),
    ORDER_COUNT("GET", "/v1/orders/count", "", Role.values()),
    ORDER_DOWNLOAD("GET", "/v1/orders/download", "", Role.values()),
    ORDER("GET", "/v1/orders/{number}", "", Role.values()),
    TIMELINE("GET", "/v1/orders/{number}/timeline", "", Role.values()),
    CHANGES("GET", "/v1/changes", "", Role.values()),
    CHANGES_STREAM("GET", "/v1/changes/stream", "", Role.values()),
    DELIVERY("GET", "/v1/orders/{number}/delivery", "", Role.BUYER),
    DELIVERY_VIEWS("GET", "/v1/orders/{number}/delivery/views", "", Role.BUYER, Role.PROVIDER, Role.OPERATOR),
    UPLOAD_ATTACHMENT("POST", "/v1/orders/{number}/attachments", "a,b\n", Role.BUYER, Role.PROVIDER),
    ATTACHMENTS("GET", "/v1/orders/{number}/attachments", "", Role.BUYER, Role.PROVIDER, Role.OPERATOR),
    ATTACHMENT("GET", "/v1/orders/{number}/attachments/{id}", "", Role.BUYER, Role.PROVIDER, Role.OPERATOR),
    TAKE_BACK_ATTACHMENT("DELETE", "/v1/orders/{number}/attachments/{id}", "", Role.BUYER, Role.PROVIDER),
    PREVIEW_REPRICE("POST", "/v1/orders/{number}/preview-reprice", TestMarketplace.price(9900), Role.PROVIDER),
    REPRICE("POST", "/v1/orders/{number}/reprice", TestMarketplace.price(9900), Role.PROVIDER),
    OPEN_PAYMENT_ATTEMPT("POST", "/v1/orders/{number}/open-payment-attempt", "", Role.BUYER),
    CANCEL("POST", "/v1/orders/{number}/cancel", Map.of(), Role.BUYER),
    SUBMIT_REQUIREMENT("POST", "/v1/orders/{number}/submit-requirement", TestMarketplace.answers("db1"), Role.BUYER),
    EDIT_REQUIREMENT("POST", "/v1/orders/{number}/edit-requirement", TestMarketplace.answers("db2"), Role.BUYER),
    RETURN_REQUIREMENT("POST", "/v1/orders/{number}/return-requirement", Map.of("reason", "which?"), Role.PROVIDER),
    START("POST", "/v1/orders/{number}/start", Map.of(), Role.PROVIDER),
    COMPLETE("POST", "/v1/orders/{number}/complete", Map.of("completionInformation", "x"), Role.PROVIDER),
    CONFIRM("POST", "/v1/orders/{number}/confirm", "", Role.BUYER),
    REJECT_COMPLETION("POST", "/v1/orders/{number}/reject-completion", Map.of("reason", "not it"), Role.BUYER),
    ROTATE_KEY("POST", "/v1/orders/{number}/rotate-key", "", Role.BUYER),
    QUOTE_REFUND("POST", "/v1/orders/{number}/quote-refund", "", Role.BUYER),
    ASK_REFUND(
            "POST", "/v1/orders/{number}/ask-refund", Map.of("reason", "OTHER", "text", "not as agreed"), Role.BUYER),
    AGREE_REFUND("POST", "/v1/orders/{number}/agree-refund", Map.of("claim", 1), Role.PROVIDER),
    REFUSE_REFUND(
            "POST", "/v1/orders/{number}/refuse-refund", Map.of("claim", 1, "reason", "as agreed"), Role.PROVIDER),
    WITHDRAW_REFUND("POST", "/v1/orders/{number}/withdraw-refund", "", Role.BUYER),
    RETRY_REFUND("POST", "/v1/orders/{number}/retry-refund", Map.of("refundId", "R-1"), Role.OPERATOR),
    SETTLE_REFUND(
            "POST",
            "/v1/orders/{number}/settle-refund",
            Map.of("refundId", "R-1", "note", "by bank transfer"),
            Role.OPERATOR),
    OPEN_DISPUTE("POST", "/v1/orders/{number}/open-dispute", Map.of("reason", "not it"), Role.BUYER, Role.PROVIDER),
    ADD_EVIDENCE("POST", "/v1/orders/{number}/add-evidence", Map.of("text", "see"), Role.BUYER, Role.PROVIDER),
    WITHDRAW_DISPUTE("POST", "/v1/orders/{number}/withdraw-dispute", "", Role.BUYER, Role.PROVIDER),
    DECIDE_DISPUTE(
            "POST",
            "/v1/orders/{number}/decide-dispute",
            Map.of("outcome", "CONTINUE", "reason", "both agree"),
            Role.OPERATOR),
    PROPOSE_EXTENSION(
            "POST",
            "/v1/orders/{number}/propose-extension",
            Map.of("dueAt", "2026-12-24T00:00:00Z", "reason", "more to do"),
            Role.BUYER,
            Role.PROVIDER),
    ACCEPT_EXTENSION("POST", "/v1/orders/{number}/accept-extension", Map.of("proposal", 1), Role.BUYER, Role.PROVIDER),
    DECLINE_EXTENSION(
            "POST", "/v1/orders/{number}/decline-extension", Map.of("proposal", 1), Role.BUYER, Role.PROVIDER),
    CREATE_DOWNLOAD("POST", "/v1/downloads", Map.of("format", "csv"), Role.values()),
    DOWNLOADS("GET", "/v1/downloads", "", Role.values()),
    DOWNLOAD("GET", "/v1/downloads/{id}", "", Role.values()),
    DOWNLOAD_FILE("GET", "/v1/downloads/{id}/file", "", Role.values()),
    REMOVE_DOWNLOAD("DELETE", "/v1/downloads/{id}", "", Role.values()),
    PARKED_PAYMENTS("GET", "/v1/parked-payments", "", Role.OPERATOR),
    PARKED_PAYMENT("GET", "/v1/parked-payments/{id}", "", Role.OPERATOR),
    RETRY_PARKED_PAYMENT("POST", "/v1/parked-payments/{id}/retry", "", Role.OPERATOR),
    SETTLE_PARKED_PAYMENT("POST", "/v1/parked-payments/{id}/settle", Map.of("note", "refunded"), Role.OPERATOR),
    DEAD_LETTERS("GET", "/v1/dead-letters", "", Role.OPERATOR),
    DEAD_LETTER("GET", "/v1/dead-letters/{id}", "", Role.OPERATOR),
    REPLAY_DEAD_LETTER("POST", "/v1/dead-letters/{id}/replay", "", Role.OPERATOR),
    DISCARD_DEAD_LETTER("POST", "/v1/dead-letters/{id}/discard", Map.of("note", "told again since"), Role.OPERATOR),
    DELIVERIES("GET", "/v1/deliveries", "", Role.OPERATOR),
    VENDOR_DELIVERY("GET", "/v1/deliveries/{id}", "", Role.OPERATOR),
    RETRY_DELIVERY("POST", "/v1/deliveries/{id}/retry", "", Role.OPERATOR),
    SETTLE_DELIVERY("POST", "/v1/deliveries/{id}/settle", Map.of("note", "destroyed"), Role.OPERATOR),
    PAUSES("GET", "/v1/pauses", "", Role.OPERATOR),
    PAUSE("PUT", "/v1/pauses/{part}", Map.of("note", "they book twice"), Role.OPERATOR),
    RESUME("DELETE", "/v1/pauses/{part}", "", Role.OPERATOR);

    private final String method;
    private final String path;
    private final String body;
    private final Set<Role> roles;

    Endpoint(String method, String path, Object body, Role... roles) {
        this.method = method;
        this.path = path;
        this.body = body instanceof String text ? text : JsonMapper.shared().writeValueAsString(body);
        this.roles = Set.of(roles);
    }

    /** Those that are about one order. */
    public static List<Endpoint> ofAnOrder() {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.path.contains("{number}"))
                .toList();
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    /** Whether the role may call it at all. */
    public boolean isFor(Role role) {
        return roles.contains(role);
    }

    /**
     * Whether it takes a key or a version: it may change something, or tells what it would change. What operators do with parked
     * payments, dead letters, deliveries and pauses is the same however often they do it, and so is what is deleted and what is registered of
     * a vendor.
     */
    public boolean isConditional() {
        return !method.equals("GET")
                && !method.equals("DELETE")
                && !path.startsWith("/v1/parked-payments")
                && !path.startsWith("/v1/dead-letters")
                && !path.startsWith("/v1/deliveries")
                && !path.startsWith("/v1/pauses")
                && !path.contains("/vendor-");
    }

    /** Whether repetitions are told by a key. */
    public boolean isKeyed() {
        return isConditional() && this != CHANGE_PRODUCT && this != PREVIEW_REPRICE && this != QUOTE_REFUND;
    }

    /** Whether the caller must name the version that it saw. */
    public boolean needsVersion() {
        return this == CHANGE_PRODUCT || this == REPRICE || this == EDIT_REQUIREMENT;
    }

    /** Whether the answer is a file, not JSON. */
    public boolean isFile() {
        return this == ORDER_DOWNLOAD || this == DOWNLOAD_FILE || this == ATTACHMENT;
    }

    /** The status when all is well. */
    public int success() {
        return switch (this) {
            case PLACE, LIST_PRODUCT, UPLOAD_ATTACHMENT -> 201;
            case CREATE_DOWNLOAD -> 202;
            case REMOVE_DOWNLOAD, TAKE_BACK_ATTACHMENT -> 204;
            default -> 200;
        };
    }

    /** Calls it. */
    public Answer call(Party who, String orderNumber, String productId, String... headers) {
        String target =
                path.replace("{number}", orderNumber).replace("{id}", productId).replace("{part}", "none-of-ours");
        if (this == UPLOAD_ATTACHMENT) {
            target += "?name=list.csv&purpose=evidence";
        }
        HttpRequest.Builder request = who.request(target, headers).method(method, BodyPublishers.ofString(body));
        if (this == UPLOAD_ATTACHMENT) {
            request = request.setHeader("Content-Type", "text/csv");
        }
        return who.send(needsVersion() ? request.setHeader("If-Match", "\"1\"") : request);
    }

    /** Where nobody listens. */
    private static Map<String, Object> vendor() {
        return Map.of("url", "http://127.0.0.1:1024/", "secret", "Kd83hfA0slQm27Xz5bWt9LpR4cVn6yEu");
    }

    private static Map<String, Object> product() {
        return Map.of("name", "Operations", "listPrice", TestMarketplace.cny(100), "deliveryMethod", "MANUAL");
    }
}
