package marketplace.operations.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import marketplace.contracts.MessageHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record of a topic, whatever is in it.
 *
 * @param storedAt by the broker's clock or the sender's, as the topic is set
 * @param key the order number, where it is one of ours
 * @param headers as text, the last of each name
 * @param body missing where it is no JSON
 */
public record TopicRecord(
        String topic,
        int partition,
        long offset,
        Instant storedAt,
        String key,
        Map<String, String> headers,
        JsonNode body) {

    private static final String DEAD_LETTERS = "-dlt";

    static TopicRecord of(ConsumerRecord<byte[], byte[]> read) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : read.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        return new TopicRecord(
                read.topic(),
                read.partition(),
                read.offset(),
                Instant.ofEpochMilli(read.timestamp()),
                text(read.key()),
                headers,
                body(read.value()));
    }

    /** What its header says that it is; empty where it does not say. */
    public String type() {
        return headers.getOrDefault(MessageHeaders.TYPE, "");
    }

    /** When it happened, as its header says; else when it was stored. */
    public String time() {
        return headers.getOrDefault(MessageHeaders.TIME, storedAt.toString());
    }

    /** Topic, partition and offset, as in {@code order.events/3@120}. */
    public String place() {
        return "%s/%d@%d".formatted(topic, partition, offset);
    }

    /** Whether a service has given it up. */
    public boolean isDeadLetter() {
        return topic.endsWith(DEAD_LETTERS);
    }

    /** All of it but what is no JSON. */
    public ObjectNode toJson() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("topic", topic).put("partition", partition).put("offset", offset);
        json.put("storedAt", storedAt.toString()).put("key", key);
        ObjectNode named = json.putObject("headers");
        headers.forEach(named::put);
        if (!body.isMissingNode()) {
            json.set("body", body);
        }
        return json;
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }

    private static JsonNode body(byte[] bytes) {
        try {
            return bytes == null
                    ? MissingNode.getInstance()
                    : JsonMapper.shared().readTree(bytes);
        } catch (JacksonException noJson) {
            return MissingNode.getInstance();
        }
    }
}
