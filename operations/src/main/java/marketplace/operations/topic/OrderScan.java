package marketplace.operations.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import marketplace.contracts.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/**
 * Finds the records of one order: looks at the one partition of each topic that its number leads to, from its time on, and at no
 * more records than it may.
 */
public final class OrderScan {

    private static final Duration POLL = Duration.ofMillis(500);
    /** For one partition; a broker may go away in the middle of it. */
    private static final Duration READ_WITHIN = Duration.ofSeconds(60);
    /** What a relay, a broker or a clock may be off. */
    private static final Duration EARLIER = Duration.ofMinutes(5);

    private final KafkaCluster cluster;

    public OrderScan(KafkaCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * What was found.
     *
     * @param remarks where not all was looked at
     */
    public record Found(List<TopicRecord> records, List<String> remarks) {}

    /**
     * The records of the order, topic by topic, each in its sequence.
     *
     * @param since when the order was placed
     * @param most how many records of a partition are looked at, the newest
     */
    public Found records(String orderNumber, Instant since, int most) {
        return cluster.consume(consumer -> {
            List<TopicRecord> records = new ArrayList<>();
            List<String> remarks = new ArrayList<>();
            Map<String, List<PartitionInfo>> topics = consumer.listTopics();
            for (String topic : Topics.ALL) {
                if (topics.containsKey(topic)) {
                    TopicPartition partition =
                            partition(topic, orderNumber, topics.get(topic).size());
                    read(consumer, partition, orderNumber, since, most, records, remarks);
                } else {
                    remarks.add("there is no topic " + topic);
                }
            }
            return new Found(records, remarks);
        });
    }

    /** Where producers put it that hash the key as Kafka's own does. */
    static TopicPartition partition(String topic, String orderNumber, int partitions) {
        return new TopicPartition(topic, Utils.toPositive(Utils.murmur2(orderNumber.getBytes(UTF_8))) % partitions);
    }

    private static void read(
            Consumer<byte[], byte[]> consumer,
            TopicPartition partition,
            String orderNumber,
            Instant since,
            int most,
            List<TopicRecord> records,
            List<String> remarks) {
        byte[] key = orderNumber.getBytes(UTF_8);
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long wanted = start(consumer, partition, since);
        long start = Math.max(wanted, end - most);
        if (start > wanted) {
            remarks.add(
                    "of %s only the last %d records were looked at; --scan looks at more".formatted(partition, most));
        }
        consumer.assign(List.of(partition));
        consumer.seek(partition, start);
        long latest = System.nanoTime() + READ_WITHIN.toNanos();
        while (consumer.position(partition) < end) {
            if (System.nanoTime() > latest) {
                remarks.add(
                        "%s could not be read to its end within %d s".formatted(partition, READ_WITHIN.toSeconds()));
                return;
            }
            for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                if (read.offset() < end && Arrays.equals(key, read.key())) {
                    records.add(TopicRecord.of(read));
                }
            }
        }
    }

    /** The first record that may be the order's; the first of all where no record is as young, for the sandbox's time may be ahead. */
    private static long start(Consumer<byte[], byte[]> consumer, TopicPartition partition, Instant since) {
        long from = Math.max(0, since.minus(EARLIER).toEpochMilli());
        OffsetAndTimestamp found =
                consumer.offsetsForTimes(Map.of(partition, from)).get(partition);
        return found == null
                ? consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L)
                : found.offset();
    }
}
