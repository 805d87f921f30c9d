package marketplace.platform.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.stereotype.Component;

/** Puts records that nobody can handle aside, with the reason and where they were. */
@Component
class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(10);

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final String usualGroup;
    private final Map<String, Counter> written;

    DeadLetters(
            KafkaTemplate<byte[], byte[]> kafka,
            @Value("${spring.kafka.consumer.group-id}") String usualGroup,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.usualGroup = usualGroup;
        this.written = Topics.ALL.stream()
                .collect(Collectors.toUnmodifiableMap(topic -> topic, topic -> counter(meters, topic)));
    }

    /**
     * Returns once the broker has the dead letter; only then may the offset move on.
     *
     * @throws KafkaException when the broker did not take it in time
     */
    void put(ConsumerRecord<byte[], byte[]> record, String reason) {
        log.warn("dead letter: {}-{}@{}: {}", record.topic(), record.partition(), record.offset(), reason);
        try {
            send(deadLetter(record, reason));
        } catch (RecordTooLargeException tooLarge) {
            send(bareDeadLetter(record, reason + "; too large to be kept here"));
        }
        Counter ofTopic = written.get(record.topic());
        if (ofTopic != null) {
            ofTopic.increment();
        }
    }

    private static Counter counter(MeterRegistry meters, String topic) {
        return Counter.builder("marketplace.dead.letters")
                .description("Records that this instance put aside")
                .tag("topic", topic)
                .register(meters);
    }

    private void send(ProducerRecord<byte[], byte[]> letter) {
        try {
            kafka.send(letter).get(ACKNOWLEDGED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throwIfTooLarge(failure);
            throw new KafkaException("dead letter was not acknowledged", failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped while writing a dead letter", stopping);
        }
    }

    private static void throwIfTooLarge(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException tooLarge) {
                throw tooLarge;
            }
        }
    }

    private ProducerRecord<byte[], byte[]> deadLetter(ConsumerRecord<byte[], byte[]> record, String reason) {
        ProducerRecord<byte[], byte[]> letter = explained(
                new ProducerRecord<>(
                        Topics.deadLettersOf(record.topic()), null, record.key(), record.value(), record.headers()),
                record,
                reason);
        letter.headers().remove(MessageHeaders.DEAD_LETTER_WITHOUT_RECORD);
        return letter;
    }

    /** Says where the record is, without anything of its own: key and headers can be as long as the body. */
    private ProducerRecord<byte[], byte[]> bareDeadLetter(ConsumerRecord<byte[], byte[]> record, String reason) {
        ProducerRecord<byte[], byte[]> letter =
                explained(new ProducerRecord<>(Topics.deadLettersOf(record.topic()), null), record, reason);
        header(letter, MessageHeaders.DEAD_LETTER_WITHOUT_RECORD, "true");
        return letter;
    }

    private ProducerRecord<byte[], byte[]> explained(
            ProducerRecord<byte[], byte[]> letter, ConsumerRecord<byte[], byte[]> record, String reason) {
        header(letter, MessageHeaders.DEAD_LETTER_REASON, reason);
        header(letter, MessageHeaders.DEAD_LETTER_TOPIC, record.topic());
        header(letter, MessageHeaders.DEAD_LETTER_PARTITION, Integer.toString(record.partition()));
        header(letter, MessageHeaders.DEAD_LETTER_OFFSET, Long.toString(record.offset()));
        header(letter, MessageHeaders.DEAD_LETTER_GROUP, group());
        return letter;
    }

    /** That of the listener whose thread this is: some listeners have a group of their own. */
    private String group() {
        return Objects.requireNonNullElse(KafkaUtils.getConsumerGroupId(), usualGroup);
    }

    private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
