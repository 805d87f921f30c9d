package marketplace.order.relay;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the AsyncAPI document says of the events of orders, ready to check records. */
final class EventSchemas {

    private static final String LOCATION = "https://schemas.invalid/asyncapi.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> messages = new HashMap<>();
    private final Set<String> types = new TreeSet<>();
    private final SchemaRegistry schemas;

    EventSchemas() {
        JsonNode document = read();
        document.at("/components/messages")
                .forEachEntry(
                        (name, message) -> messages.put(message.get("name").asString(), name));
        types.addAll(document.at("/channels/orderEvents/messages").propertyNames());
        String json = JSON.writeValueAsString(Map.of("components", document.get("components")));
        schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7,
                builder -> builder.schemas(Map.of(LOCATION, json))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /** Every type of event that the document lists. */
    Set<String> types() {
        return types;
    }

    /** What is not as the document says in headers, body and key of a record. */
    List<String> errors(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        String message = "messages/" + messages.get(headers.get("ce_type"));
        JsonNode body = JSON.readTree(record.value());
        Stream<String> unlike = Stream.concat(
                        errors(message + "/headers", JSON.valueToTree(headers)), errors(message + "/payload", body))
                .map(error -> "%s: %s".formatted(headers.get("ce_id"), error));
        return text(record.key()).equals(body.at("/orderNumber").asString(""))
                ? unlike.toList()
                : List.of("key of another order: " + headers);
    }

    private Stream<String> errors(String path, JsonNode value) {
        return schemas.getSchema(SchemaLocation.of(LOCATION + "#/components/" + path)).validate(value).stream()
                .map(Error::toString);
    }

    private static JsonNode read() {
        try (InputStream yaml = EventSchemas.class.getResourceAsStream("/asyncapi.yaml")) {
            String text = new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8);
            return new YAMLMapper().readTree(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
