package marketplace.contracts;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The AsyncAPI document that ships with this module, and its schemas, ready to validate. */
final class AsyncApiDocument {

    private static final String LOCATION = "https://schemas.invalid/asyncapi.json";

    private final JsonNode root;
    private final SchemaRegistry schemas;

    private AsyncApiDocument(JsonNode root) {
        this.root = root;
        String json = JsonMapper.shared().writeValueAsString(Map.of("components", root.get("components")));
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7,
                builder -> builder.schemas(Map.of(LOCATION, json))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    static AsyncApiDocument read() {
        try (InputStream yaml = AsyncApiDocument.class.getResourceAsStream("/asyncapi.yaml")) {
            String text = new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8);
            return new AsyncApiDocument(new YAMLMapper().readTree(text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    JsonNode root() {
        return root;
    }

    /** Wire types by the address of the channel that lists them. */
    Map<String, Set<String>> channels() {
        Map<String, Set<String>> channels = new TreeMap<>();
        root.get("channels")
                .forEach(channel -> channels.put(
                        channel.get("address").asString(),
                        new TreeSet<>(channel.get("messages").propertyNames())));
        return channels;
    }

    /** The names of messages under {@code components}, by wire type. */
    Map<String, String> messages() {
        Map<String, String> names = new TreeMap<>();
        root.at("/components/messages")
                .forEachEntry((name, message) -> names.put(message.get("name").asString(), name));
        return names;
    }

    JsonNode message(String wireType) {
        return root.at("/components/messages/" + messages().get(wireType));
    }

    JsonNode schema(String name) {
        return root.at("/components/schemas/" + name);
    }

    List<Error> errorsOfBody(String wireType, JsonNode body) {
        return validator("messages/" + messages().get(wireType) + "/payload").validate(body);
    }

    List<Error> errorsOfHeaders(String wireType, JsonNode headers) {
        return validator("messages/" + messages().get(wireType) + "/headers").validate(headers);
    }

    private Schema validator(String path) {
        return schemas.getSchema(SchemaLocation.of(LOCATION + "#/components/" + path));
    }
}
