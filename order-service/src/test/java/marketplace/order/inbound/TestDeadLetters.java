package marketplace.order.inbound;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.Topics;
import marketplace.order.TestMarketplace;
import marketplace.servers.Servers;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** What the service has put aside. */
final class TestDeadLetters {

    private TestDeadLetters() {}

    /** What is sent behind other messages of an order has been put aside, so they have been handled. */
    static void afterAllOf(TestMarketplace market, String topic, String number) {
        String marker = UUID.randomUUID().toString();
        market.send(new ProducerRecord<>(topic, bytes(number), bytes(marker)));
        Awaitility.await().until(() -> !reasons(topic, marker).isEmpty());
    }

    /** Why records of the topic were put aside that hold the marker. */
    static List<String> reasons(String original, String marker) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, Servers.shared().bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            String topic = Topics.deadLettersOf(original);
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<String> reasons = new ArrayList<>();
            long end = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            long seen = 0;
            while (seen < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    seen++;
                    if (new String(record.value(), StandardCharsets.UTF_8).contains(marker)) {
                        reasons.add(text(record));
                    }
                }
            }
            return reasons;
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return new String(
                record.headers().lastHeader(MessageHeaders.DEAD_LETTER_REASON).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
