package marketplace.bench.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Hears every record of a topic from now on, on a thread of its own, in order per partition. */
public final class Listening implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<ConsumerRecord<byte[], byte[]>> listener;
    private final Thread thread;
    private volatile boolean closed;

    private Listening(String servers, String topic, Consumer<ConsumerRecord<byte[], byte[]>> listener) {
        this.listener = listener;
        this.consumer = new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5000,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false));
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        for (TopicPartition partition : partitions) {
            // Asking where it stands makes it look for the end now, not with the first poll.
            long _ = consumer.position(partition);
        }
        this.thread = Thread.ofPlatform().daemon().name("listening-" + topic).start(this::listen);
    }

    /** Begins at the end of the topic as it is now. */
    public static Listening to(String servers, String topic, Consumer<ConsumerRecord<byte[], byte[]>> listener) {
        return new Listening(servers, topic, listener);
    }

    private void listen() {
        try {
            while (!closed) {
                consumer.poll(POLL).forEach(listener);
            }
        } catch (WakeupException end) {
            // It is being closed.
        } finally {
            consumer.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
