package marketplace.order.docs;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import marketplace.order.docs.OperationTexts.Shown;
import marketplace.order.model.OrderStatus;
import marketplace.order.problem.OrderProblems;
import marketplace.order.problem.RequestProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemType;

/** Every operation may answer with a problem of the closed list. */
final class ProblemDocs {

    private static final String NAME = "Problem";

    private ProblemDocs() {}

    /** Adds the problems, with these as examples. */
    static void addTo(OpenAPI document, Map<String, Shown> examples) {
        Components components = document.getComponents();
        components.addSchemas(NAME, problem());
        components.addResponses(NAME, response(examples));
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(ProblemDocs::addTo);
    }

    private static void addTo(Operation operation) {
        operation.getResponses().addApiResponse("default", new ApiResponse().$ref("#/components/responses/" + NAME));
    }

    private static ApiResponse response(Map<String, Shown> examples) {
        MediaType body = new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + NAME));
        examples.forEach((name, shown) -> body.addExamples(
                name, new Example().summary(shown.description()).value(shown.example())));
        ApiResponse response = new ApiResponse()
                .description("A problem (RFC 9457)")
                .content(new Content().addMediaType("application/problem+json", body));
        ResponseHeaders.ofProblems().forEach(response::addHeaderObject);
        return response;
    }

    private static Schema<?> problem() {
        Schema<?> problem = new ObjectSchema()
                .required(List.of("type", "title", "status", "detail", "instance"))
                .description("Why the request was not answered")
                .addProperty("type", new StringSchema()._enum(types()))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("errors", new ArraySchema().items(error()))
                .addProperty("orderStatus", new StringSchema()._enum(statuses()))
                .addProperty("orderVersion", new IntegerSchema().format("int64"))
                .addProperty("allowedActions", new ArraySchema().items(new StringSchema()))
                .addProperty("lowest", money())
                .addProperty("highest", money())
                .addProperty("downloadId", new StringSchema().description("The download that runs already"))
                .addProperty("downloadState", new StringSchema().description("How a download without a file stands"))
                .addProperty("percent", new IntegerSchema().description("How far a download is"))
                .addProperty(
                        "state",
                        new StringSchema().description("How a parked payment, a delivery or a dead letter stands"));
        problem.setAdditionalProperties(false);
        return problem;
    }

    /** Between these a new price must be. */
    private static Schema<?> money() {
        return new Schema<>().$ref("#/components/schemas/MoneyBody");
    }

    private static Schema<?> error() {
        Schema<?> error = new ObjectSchema()
                .required(List.of("detail"))
                .addProperty("pointer", new StringSchema().description("RFC 6901, into the body"))
                .addProperty("parameter", new StringSchema().description("The name of a parameter of the query"))
                .addProperty("detail", new StringSchema());
        error.addOneOfItem(new Schema<>().required(List.of("pointer")));
        error.addOneOfItem(new Schema<>().required(List.of("parameter")));
        error.setAdditionalProperties(false);
        return error;
    }

    private static List<String> types() {
        return Stream.<ProblemType[]>of(PlatformProblems.values(), RequestProblems.values(), OrderProblems.values())
                .flatMap(Stream::of)
                .map(type -> type.uri().toString())
                .toList();
    }

    private static List<String> statuses() {
        return Stream.of(OrderStatus.values()).map(OrderStatus::name).toList();
    }
}
