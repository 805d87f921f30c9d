package marketplace.order.completion;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import marketplace.servers.Servers;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What somebody finds who reads every topic from its beginning. */
public final class TopicText {

    private static final Duration POLL = Duration.ofMillis(200);

    private TopicText() {}

    public static String everything() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", Servers.shared().bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .filter(partition -> !partition.topic().startsWith("__"))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            StringBuilder all = new StringBuilder();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> append(all, record));
            }
            return all.toString();
        }
    }

    private static void append(StringBuilder all, ConsumerRecord<byte[], byte[]> record) {
        record.headers().forEach(header -> all.append(text(header.value())).append('\n'));
        all.append(text(record.key())).append('\n').append(text(record.value())).append('\n');
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
