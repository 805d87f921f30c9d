package marketplace.order.fuzz;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import marketplace.order.Answer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came of a request. */
sealed interface Reply {

    Duration took();

    /**
     * An answer.
     *
     * @param body as far as it was read: of a stream its beginning
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Answered(int status, HttpHeaders headers, byte[] body, Duration took) implements Reply {

        /** As other tests look at answers. */
        Answer answer() {
            String raw = new String(body, StandardCharsets.UTF_8);
            return new Answer(status, headers, json(raw.isBlank() ? "{}" : raw), raw);
        }

        private static JsonNode json(String raw) {
            try {
                return JsonMapper.shared().readTree(raw);
            } catch (JacksonException text) {
                return JsonMapper.shared().getNodeFactory().stringNode(raw);
            }
        }
    }

    /** The server hung up without an answer. */
    record HungUp(Duration took) implements Reply {}

    /** Nothing came for too long. */
    record Silence(Duration took) implements Reply {}

    /** What came is no HTTP. */
    record Garbled(String what, Duration took) implements Reply {}
}
