package marketplace.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the API as its document describes it.
 *
 * @param method in capitals
 * @param path with placeholders
 * @param node all that the document says
 * @param problem what the document says of problems
 */
public record ApiOperation(String method, String path, Pattern paths, JsonNode node, JsonNode problem) {

    private static final List<String> HEADERS =
            List.of("ETag", "Location", "Idempotency-Replayed", "Retry-After", "WWW-Authenticate", "Allow");
    private static final int NO_CONTENT = 204;
    private static final int FIRST_PROBLEM = 400;

    static ApiOperation of(String method, String path, JsonNode node, JsonNode document) {
        return new ApiOperation(
                method.toUpperCase(Locale.ROOT),
                path,
                Pattern.compile(path.replaceAll("\\{[^}]*}", "[^/]+")),
                node,
                document.at("/components/responses/Problem"));
    }

    /** As in {@code GET /v1/orders}. */
    public String name() {
        return method + " " + path;
    }

    boolean serves(String called, String target) {
        return method.equals(called) && paths.matcher(target).matches();
    }

    /** What the document says of answers with this status. */
    public JsonNode response(int status) {
        return status >= FIRST_PROBLEM ? problem : node.at("/responses/" + status);
    }

    /** What is not as documented in an answer of this media type. */
    List<String> errors(ApiDocument document, String mediaType, Answer answer) {
        JsonNode response = response(answer.status());
        List<String> errors = new ArrayList<>();
        for (String header : HEADERS) {
            boolean there = !answer.header(header).isEmpty();
            JsonNode documented = response.at("/headers/" + header);
            if (there && documented.isMissingNode()) {
                errors.add("header %s is not documented".formatted(header));
            }
            if (!there && documented.at("/required").asBoolean(false)) {
                errors.add("header %s is missing".formatted(header));
            }
        }
        String type = mediaType.replaceFirst(";.*", "").replace("/", "~1");
        JsonNode any = response.at("/content/*~1*");
        JsonNode content = any.isMissingNode() ? response.at("/content/" + type) : any;
        if (answer.status() == NO_CONTENT) {
            errors.addAll(answer.raw().isEmpty() ? List.of() : List.of("there is a body"));
        } else if (content.isMissingNode()) {
            errors.add("no answer with status %d and type %s is documented".formatted(answer.status(), mediaType));
        } else if (mediaType.startsWith("application/json")) {
            errors.addAll(document.errors(content.at("/schema/$ref").asString(), answer.body()));
        }
        return errors;
    }
}
