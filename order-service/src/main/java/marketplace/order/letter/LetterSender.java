package marketplace.order.letter;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import marketplace.platform.kafka.RenewableSender;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.kafka.sender.SenderOptions;
import reactor.kafka.sender.SenderRecord;

/** Sends records of dead letters as they were, each acknowledged by all replicas. */
@Component
class LetterSender {

    private static final String CLIENT = "order-service-dead-letters";
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(2);

    private final RenewableSender sender;

    LetterSender(KafkaProperties kafka, DeadLetterProperties properties) {
        this.sender = new RenewableSender(options(kafka, properties));
    }

    /** Completes once the broker has it; after a failure it may have it all the same. */
    Mono<Void> send(ClaimedLetter letter) {
        return sender.send(Mono.fromSupplier(() -> SenderRecord.create(record(letter), letter.id())))
                .then()
                .subscribeOn(Schedulers.boundedElastic());
    }

    @PreDestroy
    void close() {
        sender.close();
    }

    private static SenderOptions<byte[], byte[]> options(KafkaProperties kafka, DeadLetterProperties properties) {
        Map<String, Object> producer = kafka.buildProducerProperties();
        producer.put(ProducerConfig.CLIENT_ID_CONFIG, CLIENT);
        producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        producer.put(ProducerConfig.ACKS_CONFIG, "all");
        producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        producer.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        producer.put(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, properties.acceptedWithin().toMillis());
        producer.put(
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Math.toIntExact(properties.acknowledgedWithin().toMillis() / 2));
        producer.put(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Math.toIntExact(properties.acknowledgedWithin().toMillis()));
        return SenderOptions.<byte[], byte[]>create(producer).stopOnError(true).closeTimeout(CLOSED_WITHIN);
    }

    private static ProducerRecord<byte[], byte[]> record(ClaimedLetter letter) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(letter.topic(), letter.key(), letter.value());
        letter.headers().forEach(header -> record.headers().add(header.name(), header.value()));
        return record;
    }
}
