package marketplace.order;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** What the service answered. */
public record Answer(int status, HttpHeaders headers, JsonNode body) {

    /** Fails with the whole answer when the status is another one. */
    @CanIgnoreReturnValue
    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError("expected %d, got %d: %s".formatted(expected, status, body));
        }
        return this;
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
