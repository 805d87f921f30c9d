package marketplace.order.relay;

import io.opentelemetry.api.trace.SpanKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.Topics;
import marketplace.platform.kafka.RenewableSender;
import marketplace.platform.trace.Step;
import marketplace.platform.trace.Traces;
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
    private final Traces traces;

    RelaySender(KafkaProperties kafka, Traces traces) {
        this.sender = new RenewableSender(options(kafka));
        this.traces = traces;
    }

    /**
     * Completes once the broker has every row. Never gives up on a row by itself: a row that is sent after its successor would
     * break the order of an order.
     */
    Mono<Void> send(List<OutboxRow> rows) {
        return Mono.defer(() -> sendAll(rows.stream().map(this::sending).toList()));
    }

    private Mono<Void> sendAll(List<Sending> sendings) {
        return sender.send(Flux.fromIterable(sendings).map(Sending::record).publishOn(thread))
                .doOnNext(sent -> sent.correlationMetadata().end())
                .doOnError(failure -> sendings.forEach(sending -> sending.step.fail(failure)))
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

    private Sending sending(OutboxRow row) {
        Step step = traces.begin(SpanKind.PRODUCER, "send " + Topics.ORDER_EVENTS, row.traceParent());
        if (traces.on()) {
            step.with("messaging.system", "kafka")
                    .with("messaging.destination.name", Topics.ORDER_EVENTS)
                    .with("cloudevents.event_type", row.type())
                    .with(Step.ORDER, row.orderNumber());
        }
        return new Sending(row, step);
    }

    private static SenderRecord<byte[], byte[], Step> record(OutboxRow row, Step step) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.ORDER_EVENTS, bytes(row.orderNumber()), bytes(row.payload()));
        header(record, MessageHeaders.SPEC_VERSION, "1.0");
        header(record, MessageHeaders.ID, row.orderNumber() + "-" + row.orderVersion());
        header(record, MessageHeaders.SOURCE, SOURCE);
        header(record, MessageHeaders.TYPE, row.type());
        header(record, MessageHeaders.TIME, row.occurredAt().toString());
        header(record, MessageHeaders.SUBJECT, row.orderNumber());
        header(record, MessageHeaders.CONTENT_TYPE, "application/json");
        String trace = step.traceParent();
        if (trace != null) {
            header(record, MessageHeaders.TRACE_PARENT, trace);
        }
        return SenderRecord.create(record, step);
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A row on its way, until the broker has it. */
    private record Sending(OutboxRow row, Step step) {

        SenderRecord<byte[], byte[], Step> record() {
            return RelaySender.record(row, step);
        }
    }
}
