package marketplace.chaos.fault;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Records that no consumer can do anything with, and where they lie. */
public final class Poison {

    private static final int DEEP = 10_000;
    private static final int LONG = 900_000;
    private static final Map<String, String> TYPES = Map.of(
            Topics.ORDER_EVENTS, "order.placed.v1",
            Topics.ORDER_COMMANDS, "order.cancel-by-deadline.v1",
            Topics.PAYMENT_EVENTS, "payment.captured.v1",
            Topics.DELIVERY_EVENTS, "delivery.image-shared.v1");

    private final Set<String> places = ConcurrentHashMap.newKeySet();

    /** As in {@code order.events-3@17}. */
    public Set<String> places() {
        return Set.copyOf(places);
    }

    boolean isAt(ConsumerRecord<byte[], byte[]> record) {
        return places.contains(place(record.topic(), record.partition(), record.offset()));
    }

    void isNowAt(RecordMetadata at) {
        places.add(place(at.topic(), at.partition(), at.offset()));
    }

    /** One of each sort. */
    static List<ProducerRecord<byte[], byte[]>> records(String topic, RandomGenerator random) {
        String type = TYPES.get(topic);
        String key = "MO" + random.nextInt(1_000_000);
        return List.of(
                record(topic, key, "{\"unfinished\":", type),
                record(topic, key, "[".repeat(DEEP), type),
                record(topic, key, "\"" + "x".repeat(LONG) + "\"", type),
                record(topic, key, "{}", "order.never-heard-of.v9"),
                record(topic, key, "{}", null),
                record(topic, key, null, type),
                record(topic, null, "{}", "\u0000\uFFFF\r\nforged: header"));
    }

    private static ProducerRecord<byte[], byte[]> record(
            String topic, @Nullable String key, @Nullable String value, @Nullable String type) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, bytes(key), bytes(value));
        if (type != null) {
            record.headers().add(MessageHeaders.TYPE, type.getBytes(StandardCharsets.UTF_8));
        }
        record.headers()
                .add(
                        "spring_json_header_types",
                        "{\"a\":\"javax.script.ScriptEngineManager\"}".getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static String place(String topic, int partition, long offset) {
        return "%s-%d@%d".formatted(topic, partition, offset);
    }
}
