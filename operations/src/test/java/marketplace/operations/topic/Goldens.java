package marketplace.operations.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Messages as they are on the wire, of any order. */
public final class Goldens {

    private static final Path DIRECTORY = Path.of("../contracts/src/test/resources/golden");

    private Goldens() {}

    /** Every type that there is. */
    static List<String> types() {
        try (var files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A message of this type, about this order; of an event, this version. */
    public static ProducerRecord<byte[], byte[]> message(String topic, String type, String orderNumber, long version) {
        JsonNode golden = golden(type);
        ObjectNode body = (ObjectNode) golden.path("body");
        body.put("orderNumber", orderNumber);
        if (body.has("version")) {
            body.put("version", version);
        }
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                topic, orderNumber.getBytes(UTF_8), JsonMapper.shared().writeValueAsBytes(body));
        golden.path("headers")
                .properties()
                .forEach(header -> message.headers()
                        .add(header.getKey(), header.getValue().asString().getBytes(UTF_8)));
        return message;
    }

    /** The same as somebody reads it, at offset 7 of partition 3. */
    static TopicRecord read(String topic, String type, String orderNumber) {
        ProducerRecord<byte[], byte[]> sent = message(topic, type, orderNumber, 2);
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(topic, 3, 7, sent.key(), sent.value());
        sent.headers().forEach(header -> record.headers().add(header));
        return TopicRecord.of(record);
    }

    private static JsonNode golden(String type) {
        try {
            return JsonMapper.shared().readTree(Files.readString(DIRECTORY.resolve(type + ".json")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
