package marketplace.order.model;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import marketplace.contracts.Role;
import marketplace.order.model.RefundWindow.Until;
import marketplace.order.model.RequirementTemplate.Field;
import marketplace.order.model.RequirementTemplate.FieldKind;

/** Who and what orders in tests are made of, and an order in every status. Ids and times are always the same. */
public final class OrderFixtures {

    public static final String ORDER_NUMBER = "2611020000001";
    public static final Instant PLACED_AT = Instant.parse("2026-11-02T02:00:00Z");

    public static final Actor BUYER = new Actor(Role.BUYER, "buyer-1");
    public static final Actor PROVIDER = new Actor(Role.PROVIDER, "provider-1");
    public static final Actor OPERATOR = new Actor(Role.OPERATOR, "operator-1");
    public static final Contact CONTACT = new Contact("Li Lei", "+86 138 0000 0000", "li@example.com");

    public static final Money LIST_PRICE = cny(120_000);
    public static final DeadlinePolicy DEADLINES = new DeadlinePolicy(
            Duration.ofDays(7),
            Duration.ofDays(90),
            Duration.ofDays(15),
            Duration.ofDays(15),
            Duration.ofHours(3),
            Duration.ofDays(3),
            List.of(Duration.ofDays(3), Duration.ofDays(1)));
    public static final KeyRotations ROTATIONS = new KeyRotations(3, Duration.ofHours(24));
    public static final OrderLimits LIMITS = new OrderLimits(50, 100, 20, Duration.ofMinutes(30), 20, 5, ROTATIONS);
    static final RefundRetries RETRIES = new RefundRetries(Duration.ofMinutes(1), Duration.ofHours(6), 10);
    public static final ClaimTerms CLAIMS = claims(new RefundWindow(Until.COMPLETION, 0, ZoneId.of("Asia/Shanghai")));
    public static final Order.Terms TERMS = new Order.Terms(DEADLINES, LIMITS, CLAIMS);

    public static final RequirementTemplate FORM = new RequirementTemplate(List.of(
            new Field("host", "Host to migrate", FieldKind.TEXT, true, 200, List.of()),
            new Field("size", "Size in GB", FieldKind.NUMBER, false, 20, List.of()),
            new Field("engine", "Engine", FieldKind.CHOICE, true, 20, List.of("PostgreSQL", "MySQL"))));
    public static final Map<String, String> ANSWERS = Map.of("host", "db1", "size", "20", "engine", "MySQL");
    public static final String SEALED_INFORMATION = "c2VhbGVk";

    private static final Duration BETWEEN_STEPS = Duration.ofMinutes(10);

    private OrderFixtures() {}

    public static Money cny(long fen) {
        return new Money(fen, "CNY");
    }

    /** A migration for which the buyer fills in a form. */
    public static ProductSnapshot productWithForm() {
        return new ProductSnapshot(
                "product-1", "Database migration", PROVIDER.id(), DeliveryMethod.MANUAL, LIST_PRICE, FORM, null);
    }

    /** An installation for which nothing is asked. */
    public static ProductSnapshot productWithoutForm() {
        return new ProductSnapshot(
                "product-2", "Licensed installation", PROVIDER.id(), DeliveryMethod.MANUAL, LIST_PRICE, null, null);
    }

    /** An instance of a vendor. */
    public static ProductSnapshot saas() {
        return automatic(new AutomaticDelivery.Saas("gold"));
    }

    /** An image to be shared. */
    public static ProductSnapshot image() {
        return automatic(new AutomaticDelivery.Image("image-7", "cn-north-1"));
    }

    /** Calls of an API. */
    public static ProductSnapshot api() {
        return automatic(new AutomaticDelivery.Api("https://api.example.com", "1000 calls a day"));
    }

    private static ProductSnapshot automatic(AutomaticDelivery delivery) {
        return new ProductSnapshot(
                "product-3", "Log search", PROVIDER.id(), delivery.method(), LIST_PRICE, null, delivery);
    }

    /** The terms under which a product of the fixtures is ordered: refunds of instances for five days, of others till completion. */
    static Order.Terms terms(ProductSnapshot product) {
        return product.deliveryMethod() == DeliveryMethod.SAAS
                ? new Order.Terms(
                        DEADLINES, LIMITS, claims(new RefundWindow(Until.DAYS, 5, ZoneId.of("Asia/Shanghai"))))
                : TERMS;
    }

    private static ClaimTerms claims(RefundWindow window) {
        return new ClaimTerms(window, 3, Duration.ofDays(15), 2, 4, 3, Duration.ofDays(90), RETRIES);
    }

    static IssuedKey key(String id) {
        return new IssuedKey(id, SEALED_INFORMATION, "ab".repeat(32));
    }

    /** An order that arrived in this status by the shortest way, ten minutes ago; a cancelled one was paid and never started. */
    public static Order orderIn(OrderStatus status) {
        return storyUntil(status).order();
    }

    /** How an order with a form arrived in this status. */
    public static OrderStory storyUntil(OrderStatus status) {
        return storyUntil(status, status == OrderStatus.DELIVERING ? saas() : productWithForm());
    }

    static OrderStory storyUntil(OrderStatus status, ProductSnapshot product) {
        return switch (status) {
            case PENDING_PAYMENT ->
                OrderStory.placed(product, terms(product)).opensPaymentAttempt().later(BETWEEN_STEPS);
            case AWAITING_REQUIREMENT ->
                storyUntil(OrderStatus.PENDING_PAYMENT, product).pays().later(BETWEEN_STEPS);
            case AWAITING_START -> awaitingStart(product).later(BETWEEN_STEPS);
            case IN_PROGRESS ->
                storyUntil(OrderStatus.AWAITING_START, product).starts().later(BETWEEN_STEPS);
            case AWAITING_CONFIRMATION ->
                storyUntil(OrderStatus.IN_PROGRESS, product).completes().later(BETWEEN_STEPS);
            case DELIVERING ->
                storyUntil(OrderStatus.PENDING_PAYMENT, product).pays().later(BETWEEN_STEPS);
            case COMPLETED -> completed(product).later(BETWEEN_STEPS);
            case CANCELLED ->
                storyUntil(lastChance(product), product).missesDeadline().later(BETWEEN_STEPS);
        };
    }

    private static OrderStory completed(ProductSnapshot product) {
        return product.delivery() == null
                ? storyUntil(OrderStatus.AWAITING_CONFIRMATION, product).confirms()
                : storyUntil(OrderStatus.DELIVERING, product).delivers();
    }

    private static OrderStatus lastChance(ProductSnapshot product) {
        return product.delivery() == null ? OrderStatus.AWAITING_START : OrderStatus.DELIVERING;
    }

    private static OrderStory awaitingStart(ProductSnapshot product) {
        return product.requirementAsked()
                ? storyUntil(OrderStatus.AWAITING_REQUIREMENT, product).submitsRequirement()
                : storyUntil(OrderStatus.PENDING_PAYMENT, product).pays();
    }
}
