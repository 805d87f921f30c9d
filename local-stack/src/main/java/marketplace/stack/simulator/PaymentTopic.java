package marketplace.stack.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import marketplace.contracts.MalformedMessageException;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.PaymentEventMessage;
import marketplace.contracts.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The platform's own topic: it alone writes there. */
final class PaymentTopic implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PaymentTopic.class);
    private static final String SOURCE = "/payment-platform";
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(5);

    private final String bootstrapServers;
    private final MessageCodec codec = new MessageCodec();
    private final KafkaProducer<byte[], byte[]> producer;

    PaymentTopic(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "acks", "all",
                        "max.block.ms", 15_000,
                        "request.timeout.ms", 5_000,
                        "delivery.timeout.ms", 15_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Returns once the broker has the event.
     *
     * @throws KafkaException when the broker did not take it in 15 seconds; it may have it all the same
     */
    void publish(PaymentEventMessage event) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                Topics.PAYMENT_EVENTS, event.orderNumber().getBytes(StandardCharsets.UTF_8), codec.encode(event));
        codec.headers(event, SOURCE)
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        acknowledged(producer.send(message));
    }

    /** Every event that was ever published, in order per order. */
    void readAll(Consumer<PaymentEventMessage> reader) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> read(record, reader));
            }
        }
    }

    /** The text of a header. */
    static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close(CLOSED_WITHIN);
    }

    /** None when the topic does not exist yet. */
    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.listTopics().getOrDefault(Topics.PAYMENT_EVENTS, List.of()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private void read(ConsumerRecord<byte[], byte[]> record, Consumer<PaymentEventMessage> reader) {
        try {
            reader.accept(codec.decodePaymentEvent(header(record, MessageHeaders.TYPE), record.value()));
        } catch (MalformedMessageException foreign) {
            log.warn(
                    "not of the payment platform: {}-{}@{}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    foreign);
        }
    }

    private static void acknowledged(Future<?> sent) {
        try {
            sent.get();
        } catch (ExecutionException refused) {
            throw new KafkaException("a payment event was not acknowledged", refused.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped while publishing a payment event", stopping);
        }
    }
}
