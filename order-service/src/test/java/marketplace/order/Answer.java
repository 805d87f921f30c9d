package marketplace.order;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.Collectors;
import marketplace.platform.problem.ProblemType;
import tools.jackson.databind.JsonNode;

/**
 * What the service answered.
 *
 * @param raw the body byte by byte
 */
public record Answer(int status, HttpHeaders headers, JsonNode body, String raw) {

    /** Fails with the whole answer when the status is another one. */
    @CanIgnoreReturnValue
    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError("expected %d, got %d: %s".formatted(expected, status, body));
        }
        return this;
    }

    /** Fails with the whole answer when it is not this problem, as RFC 9457 has it. */
    @CanIgnoreReturnValue
    public Answer expectProblem(ProblemType type) {
        boolean complete = text("/type").equals(type.uri().toString())
                && text("/title").equals(type.title())
                && body.at("/status").asInt(0) == type.status().value()
                && !text("/detail").isEmpty()
                && header("Content-Type").equals("application/problem+json");
        if (!complete) {
            throw new AssertionError("expected %s, got %d %s: %s".formatted(type, status, headers.map(), raw));
        }
        return expect(type.status().value());
    }

    /** The JSON pointer of the only field that is wrong; all of them where there are more. */
    public String wrongField() {
        return body.at("/errors")
                .valueStream()
                .map(error -> error.at("/pointer").asString("none"))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** The texts of the array at a JSON pointer. */
    public List<String> texts(String pointer) {
        return body.at(pointer).valueStream().map(JsonNode::asString).toList();
    }

    /** The text at a JSON pointer; empty when there is none. */
    public String text(String pointer) {
        return body.at(pointer).asString("");
    }

    /** The name of the problem. */
    public String problem() {
        return text("/type").replace("urn:marketplace:problem:", "");
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
