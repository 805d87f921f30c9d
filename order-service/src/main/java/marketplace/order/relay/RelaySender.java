package marketplace.order.relay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.Topics;
import marketplace.platform.kafka.RenewableSender;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.kafka.sender.SenderOptions;
import reactor.kafka.sender.SenderRecord;

/** Sends rows of the journal as they stand, in order, each acknowledged by all replicas. */
@Component
class RelaySender {

    private static final String SOURCE = "/order-service";
    private static final int LINGER_MILLIS = 2;
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(2);

    private final Scheduler thread = Schedulers.newSingle("relay-sender");
    private final RenewableSender sender;

    RelaySender(KafkaProperties kafka) {
        this.sender = new RenewableSender(options(kafka));
    }

    /**
     * Completes once the broker has every row. Never gives up on a row by itself: a row that is sent after its successor would
     * break the order of an order.
     */
    Mono<Void> send(List<OutboxRow> rows) {
        return sender.send(Flux.fromIterable(rows).map(RelaySender::record).publishOn(thread))
                .then()
                .publishOn(thread);
    }

    /** Drops the producer; nothing is sent any more. */
    void close() {
        sender.close();
        thread.dispose();
    }

    private static SenderOptions<byte[], byte[]> options(KafkaProperties kafka) {
        Map<String, Object> producer = kafka.buildProducerProperties();
        producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        producer.put(ProducerConfig.ACKS_CONFIG, "all");
        producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        producer.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        return SenderOptions.<byte[], byte[]>create(producer).stopOnError(true).closeTimeout(CLOSED_WITHIN);
    }

    private static SenderRecord<byte[], byte[], Long> record(OutboxRow row) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.ORDER_EVENTS, bytes(row.orderNumber()), bytes(row.payload()));
        header(record, MessageHeaders.SPEC_VERSION, "1.0");
        header(record, MessageHeaders.ID, row.orderNumber() + "-" + row.orderVersion());
        header(record, MessageHeaders.SOURCE, SOURCE);
        header(record, MessageHeaders.TYPE, row.type());
        header(record, MessageHeaders.TIME, row.occurredAt().toString());
        header(record, MessageHeaders.SUBJECT, row.orderNumber());
        header(record, MessageHeaders.CONTENT_TYPE, "application/json");
        if (row.traceParent() != null) {
            header(record, MessageHeaders.TRACE_PARENT, row.traceParent());
        }
        return SenderRecord.create(record, row.position());
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
