package marketplace.stack.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import marketplace.contracts.MalformedMessageException;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.OrderEventType;
import marketplace.contracts.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears on {@code order.events} what a platform is asked for. After a failure it goes on from the last committed offset. */
final class OrderEventListener implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OrderEventListener.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(20);

    private final Map<String, Object> settings;
    private final String platform;
    private final Set<String> wanted;
    private final Consumer<OrderEventMessage> hearer;
    private final MessageCodec codec = new MessageCodec();
    private final Thread thread;
    private volatile boolean closing;

    /**
     * Listens from now on.
     *
     * @param platform as in {@code payment-platform}: the consumer group
     * @param wanted what it is asked for with
     */
    OrderEventListener(
            String bootstrapServers, String platform, Set<OrderEventType> wanted, Consumer<OrderEventMessage> hearer) {
        this.platform = platform;
        this.wanted = wanted.stream().map(OrderEventType::wireType).collect(Collectors.toUnmodifiableSet());
        this.hearer = hearer;
        this.settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                platform,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "metadata.max.age.ms",
                2_000);
        this.thread = Thread.ofPlatform().name(platform + "-listener").daemon().start(this::run);
    }

    private void run() {
        while (!closing) {
            try (var consumer =
                    new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                listen(consumer);
            } catch (KafkaException failure) {
                log.warn("the {} waits", platform, failure);
                pause();
            }
        }
    }

    private void listen(KafkaConsumer<byte[], byte[]> consumer) {
        consumer.subscribe(List.of(Topics.ORDER_EVENTS));
        while (!closing) {
            var records = consumer.poll(POLL);
            records.forEach(this::handle);
            if (!records.isEmpty()) {
                consumer.commitSync();
            }
        }
    }

    private void handle(ConsumerRecord<byte[], byte[]> record) {
        String type = PlatformTopic.header(record, MessageHeaders.TYPE);
        if (type == null || !wanted.contains(type)) {
            return;
        }
        try {
            hearer.accept(codec.decodeOrderEvent(type, record.value()));
        } catch (MalformedMessageException unreadable) {
            log.warn("no order event: {}-{}@{}", record.topic(), record.partition(), record.offset(), unreadable);
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            closing = true;
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join(CLOSED_WITHIN);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
