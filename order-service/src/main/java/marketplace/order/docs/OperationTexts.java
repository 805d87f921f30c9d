package marketplace.order.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What people are told of operations, with examples from one story. Kept as JSON, so that tests can play the story. */
final class OperationTexts {

    private static final String FILES = "classpath:openapi/operations/*.json";
    private static final String PARAMETERS = "classpath:openapi/parameters.json";
    private static final String PROBLEMS = "classpath:openapi/problems.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Texts> operations;
    private final Map<String, Shown> parameters;
    private final Map<String, Shown> problems;

    OperationTexts() {
        operations = new HashMap<>();
        resources(FILES).forEach(file -> operations.putAll(read(file, new TypeReference<Map<String, Texts>>() {})));
        parameters = read(resources(PARAMETERS).getFirst(), new TypeReference<>() {});
        problems = read(resources(PROBLEMS).getFirst(), new TypeReference<>() {});
    }

    /** The texts of an operation, as in {@code GET /v1/orders}. */
    Optional<Texts> of(String operation) {
        return Optional.ofNullable(operations.get(operation));
    }

    /** A parameter of that operation: what it says itself, or what all say of parameters with this name. */
    Optional<Shown> parameter(String operation, String name) {
        return of(operation)
                .map(Texts::parameters)
                .map(own -> own.get(name))
                .or(() -> Optional.ofNullable(parameters.get(name)));
    }

    /** Problems by name. */
    Map<String, Shown> problems() {
        return problems;
    }

    private static List<Resource> resources(String pattern) {
        try {
            return List.of(new PathMatchingResourcePatternResolver().getResources(pattern));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static <T> T read(Resource file, TypeReference<T> type) {
        try (InputStream json = file.getInputStream()) {
            return JSON.readValue(json, type);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * What is told of one operation.
     *
     * @param id unique, for generated clients
     * @param summary where the code has none: what all services have is no part of this document's code
     * @param tag where the code has none
     * @param answers by status
     * @param headers of its answers
     */
    record Texts(
            String id,
            @Nullable String summary,
            @Nullable String tag,
            @Nullable Shown request,
            Map<String, Shown> answers,
            @Nullable Map<String, Shown> parameters,
            @Nullable List<String> headers) {}

    /** A description with an example. */
    record Shown(String description, @Nullable Object example) {}
}
