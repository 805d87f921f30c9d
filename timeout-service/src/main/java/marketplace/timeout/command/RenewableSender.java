package marketplace.timeout.command;

import jakarta.annotation.PreDestroy;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.kafka.sender.KafkaSender;
import reactor.kafka.sender.SenderOptions;
import reactor.kafka.sender.SenderRecord;
import reactor.kafka.sender.SenderResult;

/**
 * A sender that outlives its producer. Reactor Kafka remembers for ever that a producer could not be made, as when the broker's name
 * does not resolve yet, and a producer with a fatal error never recovers; either way the next publication gets a new one.
 */
@Component
class RenewableSender {

    private final SenderOptions<byte[], byte[]> options;
    private @Nullable KafkaSender<byte[], byte[]> current;

    RenewableSender(SenderOptions<byte[], byte[]> options) {
        this.options = options;
    }

    <T> Flux<SenderResult<T>> send(Publisher<SenderRecord<byte[], byte[], T>> records) {
        return Flux.defer(() -> sender().send(records)).doOnError(RenewableSender::isFinal, failure -> renew());
    }

    private synchronized KafkaSender<byte[], byte[]> sender() {
        if (current == null) {
            current = KafkaSender.create(options);
        }
        return current;
    }

    private static boolean isFinal(Throwable failure) {
        return failure instanceof KafkaException && !(failure instanceof RetriableException);
    }

    @PreDestroy
    synchronized void renew() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
