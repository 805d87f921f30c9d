package marketplace.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a reader takes and what it refuses. */
class MessageCodecTests {

    private static final String PAID = "order.paid.v1";
    private static final String CAPTURED = "payment.captured.v1";
    private static final String SHARED = "delivery.image-shared.v1";
    private static final String CANCEL = "order.cancel-by-deadline.v1";

    /** Stands in hostile content; no reason may show it. */
    private static final String SECRET = "hunter2-hunter2";

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private final MessageCodec codec = new MessageCodec();

    @ParameterizedTest
    @MethodSource("types")
    void ignoresFieldsThatItDoesNotKnow(String type) {
        ObjectNode body = Golden.read(type).tree();
        addUnknown(body);
        body.propertyStream().map(field -> field.getValue()).forEach(child -> {
            if (child instanceof ObjectNode object) {
                addUnknown(object);
            }
        });

        Message message = Decoding.decode(type, bytes(body));

        assertThat(message).isEqualTo(MessageFixtures.all().get(type));
    }

    @Test
    void readsDeadlinesOfEventTypesThatItDoesNotKnow() {
        ObjectNode body = Golden.read(PAID).tree();
        body.put("type", "order.delivered-by-drone.v7").putObject("details").put("altitude", 120);
        OrderEventMessage known =
                (OrderEventMessage) Decoding.decode(PAID, Golden.read(PAID).bytes());

        RunningDeadline running = codec.decodeRunningDeadline(bytes(body));

        assertThat(running).isEqualTo(new RunningDeadline(known.orderNumber(), known.version(), known.deadline()));
    }

    @Test
    void readsThatNoDeadlineRuns() {
        byte[] body = Golden.read("order.cancelled.v1").bytes();

        assertThat(codec.decodeRunningDeadline(body).deadline()).isNull();
    }

    @Test
    void takesAnAbsentFieldForNullAndWritesItAbsent() {
        ObjectNode body = Golden.read("order.cancelled.v1").tree();
        body.putNull("deadline").withObject("details").putNull("reason");

        Message message = Decoding.decode("order.cancelled.v1", bytes(body));

        assertThat(new String(codec.encode(message), StandardCharsets.UTF_8))
                .doesNotContain("null", "\"reason\":", "\"deadline\":");
    }

    @Test
    void refusesATypeThatItDoesNotKnow() {
        byte[] body = Golden.read(PAID).bytes();

        assertRefused(() -> codec.decodeOrderEvent("order.paid.v2", body), "unknown event type");
        assertRefused(() -> codec.decodeOrderCommand(PAID, body), "unknown command type");
        assertRefused(() -> codec.decodePaymentEvent(PAID, body), "unknown payment event type");
        assertRefused(() -> codec.decodeDeliveryEvent(PAID, body), "unknown delivery event type");
    }

    @Test
    void refusesARecordWithoutType() {
        assertRefused(() -> codec.decodeOrderEvent(null, Golden.read(PAID).bytes()), "no ce_type header");
        assertRefused(() -> codec.decodeOrderCommand(null, Golden.read(CANCEL).bytes()), "no ce_type header");
        assertRefused(() -> codec.decodePaymentEvent(null, Golden.read(CAPTURED).bytes()), "no ce_type header");
        assertRefused(() -> codec.decodeDeliveryEvent(null, Golden.read(SHARED).bytes()), "no ce_type header");
    }

    @Test
    void refusesAHeaderThatContradictsTheBody() {
        byte[] body = Golden.read("order.placed.v1").bytes();

        assertRefused(() -> codec.decodeOrderEvent(PAID, body), "type of header and body differ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "order.paid.v1\r\nx: " + SECRET, "", " order.paid.v1", "ORDER.PAID.V1", "\uD83D"})
    void refusesHostileTypesWithoutRepeatingThem(String type) {
        assertRefused(() -> codec.decodeOrderEvent(type, Golden.read(PAID).bytes()), "unknown event type");
        assertRefused(() -> codec.decodeOrderCommand(type, Golden.read(CANCEL).bytes()), "unknown command type");
        assertRefused(
                () -> codec.decodePaymentEvent(type, Golden.read(CAPTURED).bytes()), "unknown payment event type");
        assertRefused(
                () -> codec.decodeDeliveryEvent(type, Golden.read(SHARED).bytes()), "unknown delivery event type");
    }

    @Test
    void refusesATypeOfAMegabyte() {
        assertRefused(
                () -> codec.decodeOrderEvent(
                        "x".repeat(1 << 20), Golden.read(PAID).bytes()),
                "unknown event type");
    }

    static Stream<byte @Nullable []> unreadable() {
        byte[] brokenUtf8 = text("{\"orderNumber\":\"" + SECRET + "__\"}");
        brokenUtf8[brokenUtf8.length - 3] = (byte) 0xC3;
        brokenUtf8[brokenUtf8.length - 4] = (byte) 0xFF;
        return Stream.of(
                null,
                new byte[0],
                text(" "),
                text("null"),
                text("\"" + SECRET + "\""),
                text("[{\"orderNumber\":\"" + SECRET + "\"}]"),
                text("{\"orderNumber\":\"" + SECRET),
                text("{} {}"),
                text("{\"orderNumber\":\"a\",\"orderNumber\":\"" + SECRET + "\"}"),
                text("{\"version\":" + "9".repeat(5_000) + "}"),
                text("{\"details\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
                text("{\"details\":".repeat(10_000) + "0" + "}".repeat(10_000)),
                text("{\"orderNumber\":\"" + SECRET + "x".repeat(1 << 20) + "\"}"),
                brokenUtf8,
                new byte[] {(byte) 0xFE, (byte) 0xFF, 0, '{'},
                new byte[300]);
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void refusesBytesThatAreNoMessage(byte @Nullable [] body) {
        assertRefused(() -> codec.decodeOrderEvent(PAID, body), "");
        assertRefused(() -> codec.decodeOrderCommand(CANCEL, body), "");
        assertRefused(() -> codec.decodePaymentEvent(CAPTURED, body), "");
        assertRefused(() -> codec.decodeDeliveryEvent(SHARED, body), "");
        assertRefused(() -> codec.decodeRunningDeadline(body), "");
    }

    @Test
    void refusesAnElementThatIsMissing() {
        assertRefusedWith(body -> ((ArrayNode) body.at("/deadline/remindAt")).addNull(), "WireDeadline.remindAt");
    }

    @Test
    void refusesDetailsThatAreMissing() {
        assertRefusedWith(body -> body.remove("details"), "OrderPaid is no JSON object");
        assertRefusedWith(body -> body.putNull("details"), "OrderPaid is no JSON object");
        assertRefusedWith(body -> body.put("details", ""), "OrderPaid is no JSON object");
        assertRefusedWith(body -> body.putArray("details"), "OrderPaid is no JSON object");
    }

    @Test
    void refusesConversions() {
        assertRefusedWith(body -> body.put("version", "4"), "OrderEvent.version");
        assertRefusedWith(body -> body.put("version", 4.5), "OrderEvent.version");
        assertRefusedWith(body -> body.put("version", 1e30), "OrderEvent.version");
        assertRefusedWith(body -> body.put("orderNumber", 4711), "OrderEvent.orderNumber");
        assertRefusedWith(body -> body.put("orderNumber", true), "OrderEvent.orderNumber");
        assertRefusedWith(body -> body.put("occurredAt", 1_760_000_000), "OrderEvent.occurredAt");
        assertRefusedWith(body -> body.put("occurredAt", "1760000000"), "OrderEvent.occurredAt");
        assertRefusedWith(body -> body.put("occurredAt", "2026-11-02"), "OrderEvent.occurredAt");
        assertRefusedWith(body -> body.put("occurredAt", ""), "OrderEvent.occurredAt");
        assertRefusedWith(body -> body.put("occurredAt", SECRET), "OrderEvent.occurredAt");
        assertRefusedWith(body -> body.withObject("actor").put("role", 0), "OrderEvent.actor.role");
        assertRefusedWith(body -> body.withObject("actor").put("role", SECRET), "OrderEvent.actor.role");
        assertRefusedWith(body -> body.withObject("order").put("requirementAsked", "true"), "OrderEvent.order");
        assertRefusedWith(body -> body.withObject("order").put("priceVersion", 1L << 40), "OrderEvent.order");
    }

    @Test
    void refusesWhatNoDatabaseTakes() {
        assertRefusedWith(body -> body.put("orderNumber", SECRET + "\u0000"), "OrderEvent.orderNumber");
        assertRefusedWith(body -> body.put("orderNumber", ""), "OrderEvent.orderNumber");
        assertRefusedWith(body -> body.put("orderNumber", "7".repeat(129)), "OrderEvent.orderNumber");
        assertRefusedWith(body -> body.put("orderNumber", "a\nb"), "OrderEvent.orderNumber");
        assertRefusedWith(body -> body.withObject("order").put("productName", "\u0000"), "OrderSummary.productName");
        assertRefusedWith(body -> body.put("occurredAt", "+99999-01-01T00:00:00Z"), "OrderEvent.occurredAt");
        assertRefusedWith(body -> body.put("occurredAt", "-0001-01-01T00:00:00Z"), "OrderEvent.occurredAt");
        assertRefusedWith(
                body -> ((ArrayNode) body.at("/deadline/remindAt")).add("1969-12-31T23:59:59Z"),
                "WireDeadline.remindAt");
    }

    @Test
    void refusesHalfASurrogatePairThatIsEscaped() {
        byte[] body = text(Golden.read(CAPTURED).body().replace("attempt-7f3a", "\\ud83d"));

        assertRefused(() -> codec.decodePaymentEvent(CAPTURED, body), "PaymentCaptured.attemptId");
    }

    @Test
    void readsABodyOfTheLargestSize() {
        String body = Golden.read(PAID).body();
        String padding = " ".repeat(MessageCodec.MAX_BODY_BYTES - text(body).length);

        assertThatNoException().isThrownBy(() -> codec.decodeOrderEvent(PAID, text(body + padding)));
        assertRefused(() -> codec.decodeOrderEvent(PAID, text(body + padding + " ")), "body over");
    }

    @Test
    void refusesEveryMessageThatIsCutShort() {
        for (String type : WireTypes.all().keySet()) {
            byte[] body = Golden.read(type).bytes();
            for (int length = 0; length < body.length; length++) {
                byte[] cut = Arrays.copyOf(body, length);
                assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> Decoding.decode(type, cut));
            }
        }
    }

    static Stream<String> types() {
        return WireTypes.all().keySet().stream();
    }

    private void assertRefusedWith(Consumer<ObjectNode> change, String reason) {
        ObjectNode body = Golden.read(PAID).tree();
        change.accept(body);
        byte[] changed = bytes(body);
        assertRefused(() -> codec.decodeOrderEvent(PAID, changed), reason);
    }

    private static void assertRefused(ThrowingCallable reading, String reason) {
        Assertions.assertTimeoutPreemptively(
                AT_ONCE,
                () -> assertThatExceptionOfType(MalformedMessageException.class)
                        .as(reason)
                        .isThrownBy(reading)
                        .withNoCause()
                        .withMessageContaining(reason)
                        .satisfies(refusal -> assertThat(refusal.getMessage())
                                .doesNotContain(SECRET)
                                .hasSizeLessThan(120)
                                .matches("[ -~]+")));
    }

    private static void addUnknown(ObjectNode object) {
        object.put("addedLater", 1).putObject("alsoAddedLater").putArray("deep").addNull();
    }

    private static byte[] bytes(ObjectNode body) {
        return text(body.toString());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
