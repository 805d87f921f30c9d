package marketplace.operations.api;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.operations.screen.FailedException;
import marketplace.operations.screen.Text;
import marketplace.operations.screen.Values;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A service refuses. The message has the problem's title and detail, what is wrong in it, and what is allowed instead. */
public final class RefusedException extends FailedException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_TEXT = 500;

    private final int status;

    private RefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    static RefusedException of(int status, String body) {
        JsonNode problem = problem(body);
        String said = problem.path("title").isString() ? titleAndDetail(problem) : shortened(body);
        return new RefusedException(
                status,
                Stream.of(Stream.of(status + " " + said), errors(problem), order(problem))
                        .flatMap(lines -> lines)
                        .map(Text::clean)
                        .collect(Collectors.joining(System.lineSeparator())));
    }

    /** Whether there is no such thing. */
    public boolean isNotFound() {
        return status == 404;
    }

    private static String titleAndDetail(JsonNode problem) {
        return Stream.of("title", "detail")
                .map(problem::path)
                .filter(Values::isThere)
                .map(Values::of)
                .collect(Collectors.joining(": "));
    }

    private static Stream<String> errors(JsonNode problem) {
        return problem.path("errors").valueStream().map(RefusedException::error);
    }

    /** Each error names what is wrong (a pointer or a parameter) and says why. */
    private static String error(JsonNode error) {
        String where = Stream.of("pointer", "parameter")
                .map(error::path)
                .filter(Values::isThere)
                .map(Values::of)
                .collect(Collectors.joining(" "));
        return "  %s: %s".formatted(where, Values.at(error, "/detail"));
    }

    private static Stream<String> order(JsonNode problem) {
        return Values.isThere(problem.path("orderStatus"))
                ? Stream.of("  the order is %s, version %s; allowed now: %s"
                        .formatted(
                                Values.at(problem, "/orderStatus"),
                                Values.at(problem, "/orderVersion"),
                                Values.at(problem, "/allowedActions")))
                : Stream.empty();
    }

    private static JsonNode problem(String body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException noProblem) {
            return MissingNode.getInstance();
        }
    }

    private static String shortened(String body) {
        return body.length() <= LONGEST_TEXT ? body : body.substring(0, LONGEST_TEXT);
    }
}
