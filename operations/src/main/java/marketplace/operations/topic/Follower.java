package marketplace.operations.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import marketplace.contracts.Topics;
import marketplace.operations.screen.FailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Reads all topics of the services and their dead letters as they grow. */
final class Follower {

    private static final Duration POLL = Duration.ofMillis(500);
    /** Of brokers that have more to say. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final KafkaCluster cluster;

    Follower(KafkaCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Hands on every record, those of one order in one topic in their sequence.
     *
     * @param fromBeginning with those that are there already; else from now on
     * @param untilEnd returns once all that is there now has been read; else never
     */
    void follow(boolean fromBeginning, boolean untilEnd, java.util.function.Consumer<TopicRecord> reader) {
        cluster.use(consumer -> {
            List<TopicPartition> partitions = partitions(consumer);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            if (fromBeginning) {
                consumer.seekToBeginning(partitions);
            } else {
                ends.forEach(consumer::seek);
            }
            long heardAt = System.nanoTime();
            do {
                ConsumerRecords<byte[], byte[]> read = consumer.poll(POLL);
                read.forEach(record -> reader.accept(TopicRecord.of(record)));
                heardAt = read.isEmpty() ? heardAt : System.nanoTime();
            } while (!untilEnd || isBehind(consumer, ends, heardAt));
        });
    }

    private static boolean isBehind(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, long heardAt) {
        boolean behind = ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
        if (behind && System.nanoTime() - heardAt > SILENCE.toNanos()) {
            throw new FailedException("Kafka has said nothing for %d s".formatted(SILENCE.toSeconds()));
        }
        return behind;
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        List<String> wanted = Topics.ALL.stream()
                .flatMap(topic -> Stream.of(topic, Topics.deadLettersOf(topic)))
                .toList();
        List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                .filter(topic -> wanted.contains(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new FailedException("none of the topics is there: " + wanted);
        }
        return partitions;
    }
}
