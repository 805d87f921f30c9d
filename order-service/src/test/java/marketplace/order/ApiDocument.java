package marketplace.order;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import marketplace.servers.TestTokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document of the service, and whether answers are as it says. Read once per test run. */
public final class ApiDocument {

    /** Answers of one kind that are all looked at; of further ones, as load and races bring them, one in so many is. */
    private static final int ALL_OF = 100;

    private static final int ONE_IN = 10;
    private static final String LOCATION = "https://schemas.invalid/openapi.json";
    private static final AtomicReference<@Nullable ApiDocument> READ = new AtomicReference<>();

    private final JsonNode root;
    private final SchemaRegistry schemas;
    private final List<ApiOperation> operations = new ArrayList<>();
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();

    private ApiDocument(String json) {
        root = JsonMapper.shared().readTree(json);
        schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(LOCATION, json))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
        root.at("/paths")
                .forEachEntry((path, item) -> item.forEachEntry(
                        (method, operation) -> operations.add(ApiOperation.of(method, path, operation, root))));
    }

    /** The document that the service there shows to operators; it is the same for all services of a test run. */
    public static synchronized ApiDocument at(String baseUrl) {
        ApiDocument known = READ.get();
        if (known == null) {
            known = new ApiDocument(fetch(baseUrl));
            READ.set(known);
        }
        return known;
    }

    public JsonNode root() {
        return root;
    }

    public List<ApiOperation> operations() {
        return operations;
    }

    /** The operation that a request is for; empty when it is for none. */
    public Optional<ApiOperation> operation(String method, String path) {
        String resource = path.replaceFirst("\\?.*", "");
        return operations.stream()
                .filter(operation -> operation.serves(method, resource))
                .min((one, other) ->
                        Boolean.compare(one.path().contains("{"), other.path().contains("{")));
    }

    /** What is not as the schema with this reference says. */
    public List<String> errors(String reference, JsonNode value) {
        return compiled.computeIfAbsent(reference, this::compile).validate(value).stream()
                .map(Error::toString)
                .toList();
    }

    /** What is not as a schema of the document says that stands anywhere in it. */
    public List<String> errors(JsonNode schema, JsonNode value) {
        return schema.has("$ref")
                ? errors(schema.at("/$ref").asString(), value)
                : schemas.getSchema(schema).validate(value).stream()
                        .map(Error::toString)
                        .toList();
    }

    /** Fails when an answer is another one than the document says. */
    public void check(String method, String path, Answer answer) {
        String type = answer.header("Content-Type");
        if (type.startsWith("application/problem+json")) {
            requireNone(errors("#/components/schemas/Problem", answer.body()), method, path, answer);
        }
        operation(method, path)
                .ifPresent(operation -> requireNone(operation.errors(this, type, answer), method, path, answer));
    }

    /** Checks the answer, unless so many of its kind were that load or a race must be bringing them: of those, one in ten. */
    public void checkSome(String method, String path, Answer answer) {
        String kind = operation(method, path).map(ApiOperation::name).orElse("") + answer.status();
        int before = seen.computeIfAbsent(kind, first -> new AtomicInteger()).getAndIncrement();
        if (before < ALL_OF || before % ONE_IN == 0) {
            check(method, path, answer);
        }
    }

    private Schema compile(String reference) {
        return schemas.getSchema(SchemaLocation.of(LOCATION + reference));
    }

    private static void requireNone(List<String> errors, String method, String path, Answer answer) {
        if (!errors.isEmpty()) {
            throw new AssertionError("%s %s answers %d, which is not as documented: %s%n%s"
                    .formatted(method, path, answer.status(), errors, answer.raw()));
        }
    }

    private static String fetch(String baseUrl) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + "/v3/api-docs"))
                    .header("Authorization", TestTokens.bearer("operator", "reader"))
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
