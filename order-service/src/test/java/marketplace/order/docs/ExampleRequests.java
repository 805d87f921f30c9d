package marketplace.order.docs;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import marketplace.order.ApiOperation;
import marketplace.order.Party;
import tools.jackson.databind.JsonNode;

/** Requests as the document shows them. */
final class ExampleRequests {

    private ExampleRequests() {}

    /** A request for an operation with what the document shows of path and body, in the words of the service. */
    static HttpRequest.Builder of(
            Party who, ApiOperation operation, StoryNames names, String query, String... headers) {
        HttpRequest.Builder request = who.request(names.real(path(operation) + query), headers);
        JsonNode file = body(operation, "text~1plain");
        if (file.isString()) {
            return request.setHeader("Content-Type", "text/plain").POST(BodyPublishers.ofString(file.asString()));
        }
        JsonNode body = body(operation, "application~1json");
        return request.method(
                operation.method(),
                body.isMissingNode() ? BodyPublishers.noBody() : BodyPublishers.ofString(names.real(body.toString())));
    }

    private static JsonNode body(ApiOperation operation, String type) {
        return operation.node().at("/requestBody/content/%s/example".formatted(type));
    }

    private static String path(ApiOperation operation) {
        String path = operation.path();
        for (JsonNode parameter : operation.node().at("/parameters")) {
            String placeholder = "{%s}".formatted(parameter.at("/name").asString());
            path = path.replace(placeholder, parameter.at("/example").asString("?"));
        }
        return path;
    }
}
