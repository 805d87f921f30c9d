package marketplace.order.letter;

import marketplace.contracts.MessageHeaders;
import marketplace.platform.kafka.ReceivedMessages;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Which event or command a record says that it is: in its header, else in its body, as events do. */
final class LetterType {

    private static final String FIELD = "type";
    private static final int LONGEST = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private LetterType() {}

    /** Null where the record does not say it, or cannot be read. */
    static @Nullable String of(ConsumerRecord<byte[], byte[]> record) {
        String ofHeader = line(ReceivedMessages.header(record, MessageHeaders.TYPE));
        return ofHeader == null ? line(ofBody(record.value())) : ofHeader;
    }

    private static @Nullable String ofBody(byte @Nullable [] body) {
        if (body == null) {
            return null;
        }
        try (JsonParser parser = JSON.createParser(body)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? ofFields(parser) : null;
        } catch (JacksonException unreadable) {
            return null;
        }
    }

    private static @Nullable String ofFields(JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = FIELD.equals(parser.currentName());
            JsonToken value = parser.nextToken();
            if (wanted) {
                return value == JsonToken.VALUE_STRING ? parser.getString() : null;
            }
            var _ = parser.skipChildren();
        }
        return null;
    }

    private static @Nullable String line(@Nullable String text) {
        String line = text == null ? "" : LetterText.line(text, LONGEST);
        return line.isEmpty() ? null : line;
    }
}
