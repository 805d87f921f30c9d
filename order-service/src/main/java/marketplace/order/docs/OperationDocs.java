package marketplace.order.docs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Objects;
import marketplace.order.docs.OperationTexts.Shown;
import marketplace.order.docs.OperationTexts.Texts;

/** Puts descriptions and examples to operations. */
final class OperationDocs {

    private static final String BINARY = "binary";
    private static final String TEXT = "string";

    private OperationDocs() {}

    static void addTo(OpenAPI document, OperationTexts texts) {
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> describe(operation, method + " " + path, texts)));
    }

    private static void describe(Operation operation, String name, OperationTexts texts) {
        parameters(operation)
                .forEach(parameter ->
                        texts.parameter(name, parameter.getName()).ifPresent(shown -> describe(parameter, shown)));
        texts.of(name).ifPresent(own -> describe(operation, own));
    }

    private static void describe(Operation operation, Texts texts) {
        operation.setOperationId(texts.id());
        String summary = texts.summary();
        if (summary != null) {
            operation.setSummary(summary);
        }
        String tag = texts.tag();
        if (tag != null) {
            operation.setTags(List.of(tag));
        }
        Shown request = texts.request();
        if (request != null && operation.getRequestBody() != null) {
            operation.getRequestBody().setDescription(request.description());
            operation.getRequestBody().getContent().values().forEach(body -> show(body, request));
        }
        List<String> headers = Objects.requireNonNullElse(texts.headers(), List.of());
        texts.answers().forEach((status, shown) -> describe(response(operation, status), shown, headers));
    }

    private static void describe(ApiResponse response, Shown shown, List<String> headers) {
        response.setDescription(shown.description());
        Objects.requireNonNullElseGet(response.getContent(), Content::new)
                .values()
                .forEach(body -> show(body, shown));
        headers.forEach(header -> response.addHeaderObject(header, ResponseHeaders.named(header)));
    }

    private static ApiResponse response(Operation operation, String status) {
        return Objects.requireNonNull(
                operation.getResponses().get(status), () -> operation.getOperationId() + " never answers " + status);
    }

    private static void describe(Parameter parameter, Shown shown) {
        parameter.setDescription(shown.description());
        parameter.setExample(shown.example());
    }

    private static void show(MediaType body, Shown shown) {
        Schema<?> schema = body.getSchema();
        if (schema == null || !(BINARY.equals(schema.getFormat()) || isOtherThanText(schema, shown))) {
            body.setExample(shown.example());
        }
    }

    /** Where an answer comes as JSON or as text, the example is the JSON. */
    private static boolean isOtherThanText(Schema<?> schema, Shown shown) {
        return TEXT.equals(schema.getType()) && !(shown.example() instanceof String);
    }

    private static List<Parameter> parameters(Operation operation) {
        return Objects.requireNonNullElse(operation.getParameters(), List.of());
    }
}
