package marketplace.platform.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** How far groups are behind the ends of their topics. Asks the brokers: a consumer that is stuck says nothing. */
@Component
class ConsumerLag {

    private static final int ANSWERED_WITHIN_MILLIS = 5000;

    private final Map<String, Object> settings;

    ConsumerLag(KafkaAdmin admin) {
        this.settings = new HashMap<>(admin.getConfigurationProperties());
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "consumer-lag");
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWERED_WITHIN_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWERED_WITHIN_MILLIS);
    }

    /** Records that each group has not handled yet. Blocks. */
    Map<Listening, Long> of(List<Listening> listeners) throws ExecutionException, InterruptedException {
        Map<Listening, Long> lags = new HashMap<>();
        try (Admin kafka = Admin.create(settings)) {
            for (Listening listener : listeners) {
                lags.put(listener, behind(kafka, listener));
            }
        }
        return lags;
    }

    /** What has no offset yet is read from its beginning; so is what lost the records behind its offset. */
    private static long behind(Admin kafka, Listening listener) throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = partitions(kafka, listener.topics());
        Map<TopicPartition, Long> starts = offsets(kafka, partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(kafka, partitions, OffsetSpec.latest());
        Map<TopicPartition, OffsetAndMetadata> handled = kafka.listConsumerGroupOffsets(listener.group())
                .partitionsToOffsetAndMetadata()
                .get();
        long behind = 0;
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = handled.get(partition);
            long start = starts.getOrDefault(partition, 0L);
            long reached = offset == null ? start : Math.max(start, offset.offset());
            behind += Math.max(0, ends.getOrDefault(partition, 0L) - reached);
        }
        return behind;
    }

    private static List<TopicPartition> partitions(Admin kafka, Collection<String> topics)
            throws ExecutionException, InterruptedException {
        return kafka.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private static Map<TopicPartition, Long> offsets(Admin kafka, List<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        return kafka
                .listOffsets(partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which)))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }
}
