package marketplace.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The document says what the code does: nothing more, nothing less. */
class AsyncApiTests {

    private static final AsyncApiDocument DOCUMENT = AsyncApiDocument.read();

    /** Schemas of single values, which are no records. */
    private static final Set<String> VALUES =
            Set.of("CloudEventHeaders", "OrderNumber", "Identifier", "Text", "Instant", "Role");

    static Stream<String> types() {
        return WireTypes.all().keySet().stream();
    }

    static Stream<Class<?>> records() {
        Stream<Class<?>> shared = Stream.of(
                OrderEventMessage.class, WireActor.class, OrderSummary.class, WireDeadline.class, WireMoney.class);
        return Stream.concat(shared, WireTypes.all().values().stream());
    }

    @Test
    void listsEveryTypeOnItsTopic() {
        assertThat(DOCUMENT.channels())
                .isEqualTo(Map.of(
                        Topics.ORDER_EVENTS, WireTypes.orderEvents().keySet(),
                        Topics.ORDER_COMMANDS, WireTypes.orderCommands().keySet(),
                        Topics.PAYMENT_EVENTS, WireTypes.paymentEvents().keySet(),
                        Topics.DELIVERY_EVENTS, WireTypes.deliveryEvents().keySet()));
    }

    @Test
    void hasAMessageForEveryGoldenFileAndTheReverse() {
        assertThat(DOCUMENT.messages().keySet()).isEqualTo(Golden.wireTypes());
    }

    @Test
    void refersToNothingThatIsNotThere() {
        List<String> references = DOCUMENT.root().findValues("$ref").stream()
                .map(JsonNode::asString)
                .toList();

        assertThat(references)
                .hasSizeGreaterThan(100)
                .allSatisfy(reference -> assertThat(
                                DOCUMENT.root().at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void saysWhoPublishesAndWhoListensOnEveryChannel() {
        Set<String> said = DOCUMENT.root()
                .get("operations")
                .valueStream()
                .map(operation -> operation.get("action").asString() + " "
                        + operation.at("/channel/$ref").asString())
                .collect(Collectors.toSet());

        assertThat(said)
                .containsExactlyInAnyOrder(
                        "send #/channels/orderEvents",
                        "receive #/channels/orderEvents",
                        "send #/channels/orderCommands",
                        "receive #/channels/orderCommands",
                        "send #/channels/paymentEvents",
                        "receive #/channels/paymentEvents",
                        "send #/channels/deliveryEvents",
                        "receive #/channels/deliveryEvents");
    }

    @ParameterizedTest
    @MethodSource("types")
    void describesTheGoldenHeadersAndBody(String type) {
        Golden golden = Golden.read(type);

        assertThat(DOCUMENT.errorsOfHeaders(type, golden.headerTree())).isEmpty();
        assertThat(DOCUMENT.errorsOfBody(type, golden.tree())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void showsGoldenMessagesAsExamples(String type) {
        Golden golden = Golden.read(type);

        assertThat(DOCUMENT.message(type).path("examples")).isNotEmpty().allSatisfy(example -> {
            assertThat(example.get("headers")).isEqualTo(golden.headerTree());
            assertThat(example.get("payload").toString()).isEqualTo(golden.body());
        });
    }

    @ParameterizedTest
    @MethodSource("records")
    void namesTheFieldsOfTheRecords(Class<?> type) {
        JsonNode schema = DOCUMENT.schema(schemaOf(type));

        assertThat(schema.get("properties").propertyNames()).containsExactlyElementsOf(names(type, false));
        assertThat(schema.path("required").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(names(type, true));
    }

    @ParameterizedTest
    @MethodSource("records")
    void givesTheFieldsTheTypesOfTheRecords(Class<?> type) {
        JsonNode properties = DOCUMENT.schema(schemaOf(type)).get("properties");

        for (RecordComponent component : type.getRecordComponents()) {
            assertThat(properties.get(component.getName()).toString())
                    .as("%s.%s", type.getSimpleName(), component.getName())
                    .contains(expected(component));
        }
    }

    @Test
    void hasNoSchemaWithoutARecord() {
        Set<String> expected = records().map(AsyncApiTests::schemaOf).collect(Collectors.toCollection(TreeSet::new));
        expected.addAll(VALUES);

        assertThat(new TreeSet<>(DOCUMENT.root().at("/components/schemas").propertyNames()))
                .isEqualTo(expected);
    }

    @Test
    void letsReadersMeetFieldsThatTheyDoNotKnow() {
        assertThat(DOCUMENT.root().findValues("additionalProperties")).isEmpty();
        assertThat(DOCUMENT.root().at("/info/description").asString()).contains("Ignore fields that you do not know");
    }

    /** Takes a field away, then gives it every wrong type: the document and the reader have to agree on each. */
    @ParameterizedTest
    @MethodSource("types")
    void refusesWhatTheReaderRefuses(String type) {
        ObjectNode golden = Golden.read(type).tree();
        int refused = 0;

        for (ObjectNode changed : Mutations.of(golden)) {
            boolean documented = DOCUMENT.errorsOfBody(type, changed).isEmpty();
            assertThat(isRead(type, changed)).as(changed.toString()).isEqualTo(documented);
            refused += documented ? 0 : 1;
        }

        assertThat(refused).isGreaterThan(golden.size());
    }

    @ParameterizedTest
    @MethodSource("types")
    void refusesHeadersThatAreMissingOrOfAnotherMessage(String type) {
        for (String name : Golden.read(type).headers().keySet()) {
            ObjectNode without = (ObjectNode) Golden.read(type).headerTree();
            without.remove(name);
            assertThat(DOCUMENT.errorsOfHeaders(type, without)).as(name).isNotEmpty();
        }
        ObjectNode other = (ObjectNode) Golden.read(type).headerTree();
        other.put(MessageHeaders.TYPE, "order.something-else.v1");
        assertThat(DOCUMENT.errorsOfHeaders(type, other)).isNotEmpty();
    }

    private static boolean isRead(String type, JsonNode body) {
        try {
            return Decoding.decode(type, body.toString().getBytes(StandardCharsets.UTF_8))
                    .type()
                    .equals(type);
        } catch (MalformedMessageException refused) {
            return false;
        }
    }

    private static String schemaOf(Class<?> type) {
        if (type == OrderEventMessage.class) {
            return "OrderEvent";
        }
        String name = type.getSimpleName();
        return PaymentEventMessage.class.isAssignableFrom(type) && !name.startsWith("Payment")
                ? "Payment" + name
                : name;
    }

    private static List<String> names(Class<?> type, boolean requiredOnly) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component ->
                        !requiredOnly || !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .toList();
    }

    private static String expected(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == long.class || type == int.class || type == Integer.class) {
            return "\"type\":\"integer\"";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "\"type\":\"boolean\"";
        }
        if (type == String.class) {
            return "schemas/" + (isIdentifier(component.getName()) ? identifier(component.getName()) : "Text");
        }
        if (type == List.class || type == Instant.class) {
            return "schemas/Instant";
        }
        if (type == OrderEventDetails.class) {
            return "\"type\":\"object\"";
        }
        if (type == WireDeadline.Expiry.class) {
            return Arrays.stream(WireDeadline.Expiry.values())
                    .map(value -> "\"" + value + "\"")
                    .collect(Collectors.joining(",", "\"enum\":[", "]"));
        }
        return "schemas/" + type.getSimpleName();
    }

    private static boolean isIdentifier(String name) {
        return name.equals("orderNumber") || name.equals("id") || name.endsWith("Id");
    }

    private static String identifier(String name) {
        return name.equals("orderNumber") ? "OrderNumber" : "Identifier";
    }
}
