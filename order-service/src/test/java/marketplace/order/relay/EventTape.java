package marketplace.order.relay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.Topics;
import marketplace.servers.Servers;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** Every record of {@code order.events} from the beginning, read by a consumer of its own. */
final class EventTape implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    EventTape() {
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, Servers.shared().bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        Awaitility.await()
                .until(() -> !consumer.partitionsFor(Topics.ORDER_EVENTS).isEmpty());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.ORDER_EVENTS).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** The bodies of these orders' records, in the order in which they came, duplicates included. */
    Map<String, List<ConsumerRecord<byte[], byte[]>>> of(Set<String> orders) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        Map<String, List<ConsumerRecord<byte[], byte[]>>> byOrder = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            String number = new String(record.key(), StandardCharsets.UTF_8);
            if (orders.contains(number)) {
                byOrder.computeIfAbsent(number, any -> new ArrayList<>()).add(record);
            }
        }
        return byOrder;
    }

    /** All records that there are now. */
    List<ConsumerRecord<byte[], byte[]>> everything() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        return records;
    }

    static String body(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    static String id(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader(MessageHeaders.ID).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
