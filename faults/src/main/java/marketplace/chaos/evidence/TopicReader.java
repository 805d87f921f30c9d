package marketplace.chaos.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import marketplace.contracts.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads topics from their beginning to where they end now, and how far groups have come. */
public final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final String SERVICES = "-service";

    private final Map<String, Object> settings;

    public TopicReader(String bootstrapServers) {
        this.settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                8 << 20);
    }

    /** All records of all topics that the services share, and of their dead letters. */
    List<TopicRecord> records() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            Collection<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<TopicRecord> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> records.add(record(record)));
            }
            return records;
        }
    }

    /** Where each group of a service is, partition by partition. */
    public List<GroupOffset> groups() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(new HashMap<>(settings));
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            List<GroupOffset> offsets = new ArrayList<>();
            for (GroupListing group : admin.listGroups().all().get()) {
                if (group.groupId().contains(SERVICES)) {
                    Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group.groupId())
                            .partitionsToOffsetAndMetadata()
                            .get();
                    Map<TopicPartition, Long> ends = consumer.endOffsets(committed.keySet());
                    committed.forEach((partition, offset) -> offsets.add(new GroupOffset(
                            group.groupId(),
                            partition.topic(),
                            partition.partition(),
                            offset.offset(),
                            ends.getOrDefault(partition, 0L))));
                }
            }
            return offsets;
        }
    }

    private static Collection<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        Map<String, List<org.apache.kafka.common.PartitionInfo>> known = consumer.listTopics();
        return Topics.ALL.stream()
                .flatMap(topic -> Stream.of(topic, Topics.deadLettersOf(topic)))
                .flatMap(topic -> known.getOrDefault(topic, List.of()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private static TopicRecord record(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            String value = text(header.value());
            headers.put(header.key(), value == null ? "" : value);
        }
        return new TopicRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                text(record.key()),
                Map.copyOf(headers),
                record.value());
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
