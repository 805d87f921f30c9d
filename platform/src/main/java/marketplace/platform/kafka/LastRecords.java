package marketplace.platform.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.stereotype.Component;

/** When each listener of this instance last handled records. One that fails again and again handles none. */
@Component
class LastRecords implements BatchInterceptor<Object, Object> {

    private final long start = System.nanoTime();
    private final Map<Heard, Long> last = new ConcurrentHashMap<>();

    @Override
    public ConsumerRecords<Object, Object> intercept(
            ConsumerRecords<Object, Object> records, Consumer<Object, Object> consumer) {
        return records;
    }

    @Override
    public void success(ConsumerRecords<Object, Object> records, Consumer<Object, Object> consumer) {
        String group = consumer.groupMetadata().groupId();
        long now = System.nanoTime();
        records.partitions().forEach(partition -> last.put(new Heard(group, partition.topic()), now));
    }

    /** Since the last record of these topics; since the start where there was none. */
    Duration age(String group, List<String> topics) {
        long latest = topics.stream()
                .mapToLong(topic -> last.getOrDefault(new Heard(group, topic), start))
                .max()
                .orElse(start);
        return Duration.ofNanos(System.nanoTime() - latest);
    }

    private record Heard(String group, String topic) {}
}
