package marketplace.order;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import marketplace.servers.Servers;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What lies in a topic. */
public final class TopicRecords {

    private static final Duration POLL = Duration.ofSeconds(1);

    private TopicRecords() {}

    /** All records that are there now in the shared Kafka and that the test means. */
    public static List<ConsumerRecord<byte[], byte[]>> of(
            String topic, Predicate<ConsumerRecord<byte[], byte[]>> meant) {
        return of(Servers.shared().bootstrapServers(), topic, meant);
    }

    /** All records that are there now and that the test means. */
    public static List<ConsumerRecord<byte[], byte[]>> of(
            String bootstrapServers, String topic, Predicate<ConsumerRecord<byte[], byte[]>> meant) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            long end = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            long seen = 0;
            while (seen < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    seen++;
                    if (meant.test(record)) {
                        found.add(record);
                    }
                }
            }
            return found;
        }
    }
}
