package marketplace.order;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import marketplace.contracts.Message;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.Role;
import marketplace.contracts.Topics;
import marketplace.contracts.WireMoney;
import marketplace.servers.TestClock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;

/** A buyer, a provider and the payment platform around one running service, in the words of the domain. */
public final class TestMarketplace {

    public static final long LIST_PRICE = 12_000;

    private static final MessageCodec CODEC = new MessageCodec();
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> VERSION_REQUIRED = Set.of("reprice", "edit-requirement");
    private static final Map<String, Object> HOST =
            Map.of("name", "host", "label", "Host", "kind", "TEXT", "required", true, "maxLength", 20);

    private final RunningService service;
    private final TestClock clock;
    private final String unique;

    /** Parties that no other test knows. */
    public final Party buyer;

    public final Party provider;
    public final Party operator;

    public TestMarketplace(RunningService service, TestClock clock) {
        this(service, clock, UUID.randomUUID().toString().substring(0, 8));
    }

    private TestMarketplace(RunningService service, TestClock clock, String unique) {
        this.service = service;
        this.clock = clock;
        this.unique = unique;
        this.buyer = service.party("buyer", "alice-" + unique);
        this.provider = service.party("provider", "acme-" + unique);
        this.operator = service.party("operator", "olga-" + unique);
    }

    /** A marketplace around the service that all tests share. */
    public static TestMarketplace shared() {
        return new TestMarketplace(RunningService.shared(), RunningService.sharedClock());
    }

    /** The same parties at another instance of the service. */
    public TestMarketplace at(RunningService other) {
        return new TestMarketplace(other, clock, unique);
    }

    /** Somebody else. */
    public Party party(Role role, String id) {
        return service.party(role.name().toLowerCase(Locale.ROOT), id);
    }

    /** Lists a product that asks for a form with the field {@code host}; its id. */
    public String productWithForm() {
        return productAsking(HOST);
    }

    /** Lists a product that asks for a form with this field; its id. */
    public String productAsking(Map<String, Object> field) {
        Map<String, Object> body = offer("Database migration");
        body.put("requirementTemplate", Map.of("fields", List.of(field)));
        return product(body);
    }

    /** Lists a product that asks for no form; its id. */
    public String productWithoutForm() {
        return product(offer("Operations"));
    }

    /** Lists a product that its provider's system delivers; its id. */
    public String saasProduct() {
        return product(saas("Backup"));
    }

    /** What a provider writes whose image is shared. */
    public static Map<String, Object> image(String name) {
        Map<String, Object> body = offer(name);
        body.put("deliveryMethod", "IMAGE");
        body.put("delivery", Map.of("imageId", "img-7", "region", "cn-hangzhou"));
        return body;
    }

    /** What a provider writes whose system delivers. */
    public static Map<String, Object> saas(String name) {
        Map<String, Object> body = offer(name);
        body.put("deliveryMethod", "SAAS");
        body.put("delivery", Map.of("plan", "basic"));
        return body;
    }

    /** What a provider writes who lists a product that asks for no form. */
    public static Map<String, Object> offer(String name) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", name);
        body.put("listPrice", cny(LIST_PRICE));
        body.put("deliveryMethod", "MANUAL");
        return body;
    }

    public String product(Map<String, Object> body) {
        return provider.post("/v1/products", body).expect(201).text("/productId");
    }

    /** Places an order of the product; its number. */
    @CanIgnoreReturnValue
    public String place(String product) {
        return buyer.post(
                        "/v1/orders",
                        placing(product),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201)
                .text("/orderNumber");
    }

    /** Places an order of the product, or tries to. */
    public Answer place(String product, String key) {
        return buyer.post("/v1/orders", placing(product), "Idempotency-Key", key);
    }

    public static Map<String, Object> placing(String product) {
        return Map.of("productId", product, "contact", Map.of("name", "Li Lei", "phone", "+86 138 0000 0000"));
    }

    /** An order that is paid and whose form, if any, is submitted. */
    public String awaitingStart(String product) {
        String number = place(product);
        pay(number, LIST_PRICE);
        if (status(number).equals("AWAITING_REQUIREMENT")) {
            press(buyer, number, "submit-requirement", answers("db1")).expect(200);
        }
        return number;
    }

    /** An order that the provider works on. */
    public String inProgress(String product) {
        String number = awaitingStart(product);
        press(provider, number, "start", starting(number)).expect(200);
        return number;
    }

    /** An order whose completion the buyer has to confirm. */
    public String awaitingConfirmation(String product) {
        String number = inProgress(product);
        press(provider, number, "complete", Map.of("completionInformation", "root / s3cret"))
                .expect(200);
        return number;
    }

    /** What a provider sends who saw the requirement as it is now. */
    public Map<String, Object> starting(String number) {
        int version = provider.get("/v1/orders/" + number)
                .body()
                .at("/requirement/version")
                .asInt(0);
        return version == 0 ? Map.of() : Map.of("requirementVersion", version);
    }

    public static Map<String, Object> answers(String host) {
        return Map.of("answers", Map.of("host", host));
    }

    public static Map<String, Object> price(long amount) {
        return Map.of("price", cny(amount), "reason", "as agreed");
    }

    /** The order as this party sees it. */
    public Answer order(Party who, String number) {
        return who.get("/v1/orders/" + number);
    }

    /** Presses a button, on any version where one must be named and none is. */
    @CanIgnoreReturnValue
    public Answer press(Party who, String number, String action, Object body, String... headers) {
        boolean any = VERSION_REQUIRED.contains(action) && !List.of(headers).contains("If-Match");
        String[] conditions = any
                ? Stream.concat(Stream.of(headers), Stream.of("If-Match", "*")).toArray(String[]::new)
                : headers;
        return who.post("/v1/orders/%s/%s".formatted(number, action), body, conditions);
    }

    /** Opens a payment attempt and pays it; returns when the order says so. */
    public void pay(String number, long amount) {
        capture(number, openAttempt(number), amount);
        await(number, status -> !status.equals("PENDING_PAYMENT"));
    }

    /** The id of a new payment attempt. */
    @CanIgnoreReturnValue
    public String openAttempt(String number) {
        Answer answer = press(buyer, number, "open-payment-attempt", "").expect(200);
        int last = answer.body().at("/paymentAttempts").size() - 1;
        return answer.text("/paymentAttempts/%d/attemptId".formatted(last));
    }

    /** The payment platform tells that it took this money; the capture's id. */
    @CanIgnoreReturnValue
    public String capture(String number, String attempt, long amount) {
        String captureId = "C-" + UUID.randomUUID();
        send(
                Topics.PAYMENT_EVENTS,
                new PaymentCaptured(number, captureId, attempt, new WireMoney(amount, "CNY"), clock.instant()));
        return captureId;
    }

    /** The payment platform tells of money for what can be no order; the id under which it is parked. */
    public long parkedCapture() {
        String number = "none-" + UUID.randomUUID();
        capture(number, "A-1", 1);
        return Awaitility.await().atMost(PATIENCE).until(() -> parked(number), id -> id > 0);
    }

    /** The id under which money for this order is parked; 0 when none is. */
    public long parked(String number) {
        long after = 0;
        while (true) {
            JsonNode page = operator.get("/v1/parked-payments?limit=200&after=" + after)
                    .expect(200)
                    .body();
            for (JsonNode payment : page.at("/payments")) {
                if (payment.at("/orderNumber").asString().equals(number)) {
                    return payment.at("/parkingId").asLong();
                }
            }
            after = page.at("/nextAfter").asLong(0);
            if (after == 0) {
                return 0;
            }
        }
    }

    public String status(String number) {
        return operator.get("/v1/orders/" + number).expect(200).text("/status");
    }

    public void await(String number, Predicate<String> wanted) {
        Awaitility.await().atMost(PATIENCE).pollInterval(LOOK).until(() -> wanted.test(status(number)));
    }

    /** Publishes a message as its service would. */
    public void send(String topic, Message message) {
        send(record(topic, message));
    }

    /** The record that a service would make of a message. */
    public static ProducerRecord<byte[], byte[]> record(String topic, Message message) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, bytes(message.orderNumber()), CODEC.encode(message));
        CODEC.headers(message, "/test")
                .forEach((name, value) -> record.headers().add(name, bytes(value)));
        return record;
    }

    /** Publishes any record. */
    @SuppressWarnings("unchecked")
    public void send(ProducerRecord<byte[], byte[]> record) {
        KafkaTemplate<byte[], byte[]> kafka = service.bean(KafkaTemplate.class);
        kafka.send(record).join();
    }

    public static Map<String, Object> cny(long amount) {
        return Map.of("amount", amount, "currency", "CNY");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
