package marketplace.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The golden files are what other people's programs read: a change of one is a change of the wire. */
class GoldenTests {

    private static final Map<String, String> SOURCES = Map.of(
            Topics.ORDER_EVENTS, "/order-service",
            Topics.ORDER_COMMANDS, "/timeout-service",
            Topics.PAYMENT_EVENTS, "/payment-platform",
            Topics.DELIVERY_EVENTS, "/image-platform");

    /** No name of a person, no way to reach one, no answer of a form, no completion information, no credential. */
    private static final Set<String> ALLOWED_FIELDS = Set.of(
            // the envelope
            "orderNumber",
            "version",
            "type",
            "occurredAt",
            "actor",
            "role",
            "id",
            "order",
            "deadline",
            "details",
            // the order
            "status",
            "buyerId",
            "providerId",
            "productId",
            "productName",
            "deliveryMethod",
            "requirementAsked",
            "listPrice",
            "price",
            "priceVersion",
            "purchasedAt",
            "completedAt",
            "amount",
            "currency",
            // deadlines
            "kind",
            "startedAt",
            "dueAt",
            "mustAct",
            "onExpiry",
            "remindAt",
            "deadlineId",
            // details
            "before",
            "after",
            "reason",
            "attemptId",
            "expiresAt",
            "captureId",
            "capturedAt",
            "cause",
            "requirementVersion",
            "round",
            "refundId",
            "failureId",
            // deliveries: of a key's secret the digest alone
            "method",
            "account",
            "imageId",
            "region",
            "trouble",
            "reference",
            "keyId",
            "replacedKeyId",
            "secretSha256",
            "shareId",
            "permanent",
            // claims
            "claim",
            "text",
            "tries",
            "paidTwice",
            "retryAt",
            "dispute",
            "by",
            "outcome",
            "refund",
            "proposal");

    private final MessageCodec codec = new MessageCodec();

    @BeforeAll
    static void regenerate() {
        if (Boolean.getBoolean("regenerate.golden")) {
            MessageFixtures.all().forEach((type, message) -> written(message).write(type));
        }
    }

    static Stream<String> types() {
        return WireTypes.all().keySet().stream();
    }

    @Test
    void everyTypeHasAGoldenFileAndEveryFileAType() {
        assertThat(Golden.wireTypes()).isEqualTo(WireTypes.all().keySet());
        assertThat(MessageFixtures.all().keySet()).isEqualTo(WireTypes.all().keySet());
    }

    @Test
    void everyShapeOfDetailsHasAWireType() {
        assertThat(WireTypes.orderEvents().values())
                .containsExactlyInAnyOrder(OrderEventDetails.class.getPermittedSubclasses());
        assertThat(Arrays.stream(OrderEventType.values()).map(type -> type.details()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("types")
    void writesTheGoldenBytesAndHeaders(String type) {
        Golden golden = Golden.read(type);

        assertThat(written(fixture(type)).body()).isEqualTo(golden.body());
        assertThat(codec.encode(fixture(type))).isEqualTo(golden.bytes());
        assertThat(written(fixture(type)).headers()).containsExactlyEntriesOf(golden.headers());
    }

    @ParameterizedTest
    @MethodSource("types")
    void readsTheGoldenBytes(String type) {
        Golden golden = Golden.read(type);

        Message message = Decoding.decode(golden.wireType(), golden.bytes());

        assertThat(message).isEqualTo(fixture(type));
    }

    @ParameterizedTest
    @MethodSource("types")
    void carriesNeitherContactDataNorSecrets(String type) {
        Set<String> names = new TreeSet<>();

        collectNames(Golden.read(type).tree(), names);

        assertThat(ALLOWED_FIELDS).containsAll(names);
    }

    private static Message fixture(String type) {
        return Objects.requireNonNull(MessageFixtures.all().get(type), "no fixture");
    }

    private static Golden written(Message message) {
        MessageCodec codec = new MessageCodec();
        String source = Objects.requireNonNull(SOURCES.get(WireTypes.topicOf(message.type())));
        return new Golden(codec.headers(message, source), new String(codec.encode(message), StandardCharsets.UTF_8));
    }

    private static void collectNames(JsonNode node, Set<String> names) {
        names.addAll(node.propertyNames());
        node.forEach(child -> collectNames(child, names));
    }
}
