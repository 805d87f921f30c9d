package marketplace.chaos.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of a topic.
 *
 * @param headers as text, by name; of several with one name the last
 */
@SuppressWarnings("ArrayRecordComponent")
public record TopicRecord(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        byte @Nullable [] value) {

    /** The body as text; empty for none. */
    public String text() {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    /** As in {@code order.events-3@42}. */
    public String place() {
        return "%s-%d@%d".formatted(topic, partition, offset);
    }
}
