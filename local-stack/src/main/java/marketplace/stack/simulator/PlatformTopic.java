package marketplace.stack.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import marketplace.contracts.DeliveryEventMessage;
import marketplace.contracts.MalformedMessageException;
import marketplace.contracts.Message;
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

/** The topic of a platform: it alone writes there. */
final class PlatformTopic<E extends Message> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PlatformTopic.class);
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(5);

    private static final MessageCodec CODEC = new MessageCodec();

    private final String bootstrapServers;
    private final String name;
    private final String source;
    private final Reader<E> reading;
    private final KafkaProducer<byte[], byte[]> producer;

    private PlatformTopic(String bootstrapServers, String name, String source, Reader<E> reading) {
        this.bootstrapServers = bootstrapServers;
        this.name = name;
        this.source = source;
        this.reading = reading;
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

    static PlatformTopic<PaymentEventMessage> payments(String bootstrapServers) {
        return new PlatformTopic<>(
                bootstrapServers, Topics.PAYMENT_EVENTS, "/payment-platform", CODEC::decodePaymentEvent);
    }

    static PlatformTopic<DeliveryEventMessage> deliveries(String bootstrapServers) {
        return new PlatformTopic<>(
                bootstrapServers, Topics.DELIVERY_EVENTS, "/image-platform", CODEC::decodeDeliveryEvent);
    }

    /**
     * Returns once the broker has the event.
     *
     * @throws KafkaException when the broker did not take it in 15 seconds; it may have it all the same
     */
    void publish(E event) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(name, event.orderNumber().getBytes(StandardCharsets.UTF_8), CODEC.encode(event));
        CODEC.headers(event, source)
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        acknowledged(producer.send(message));
    }

    /** Every event that was ever published, in order per order. */
    void readAll(Consumer<E> reader) {
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
    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.listTopics().getOrDefault(name, List.of()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private void read(ConsumerRecord<byte[], byte[]> record, Consumer<E> reader) {
        try {
            reader.accept(reading.read(header(record, MessageHeaders.TYPE), record.value()));
        } catch (MalformedMessageException foreign) {
            log.warn("not of this platform: {}-{}@{}", record.topic(), record.partition(), record.offset(), foreign);
        }
    }

    private static void acknowledged(Future<?> sent) {
        try {
            sent.get();
        } catch (ExecutionException refused) {
            throw new KafkaException("an event was not acknowledged", refused.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped while publishing an event", stopping);
        }
    }

    /** How a record of the topic reads. */
    @FunctionalInterface
    private interface Reader<E> {
        E read(@Nullable String type, byte[] body);
    }
}
