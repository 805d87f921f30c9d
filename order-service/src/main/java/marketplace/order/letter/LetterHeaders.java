package marketplace.order.letter;

import java.util.List;
import java.util.stream.StreamSupport;
import marketplace.contracts.MessageHeaders;
import org.apache.kafka.common.header.Headers;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Headers as JSON, which the database keeps: their values may be any bytes, and their names any text. */
final class LetterHeaders {

    private static final JsonMapper JSON = JsonMapper.shared();

    private LetterHeaders() {}

    static String write(Headers headers) {
        return JSON.writeValueAsString(StreamSupport.stream(headers.spliterator(), false)
                .map(LetterHeader::of)
                .toList());
    }

    static List<LetterHeader> read(String json) {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    /** Those that the record had before it became a dead letter. */
    static List<LetterHeader> ofRecord(String json) {
        return read(json).stream()
                .filter(header -> !header.name().startsWith(MessageHeaders.DEAD_LETTER_PREFIX))
                .toList();
    }
}
