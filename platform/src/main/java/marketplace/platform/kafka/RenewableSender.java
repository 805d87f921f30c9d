package marketplace.platform.kafka;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.kafka.sender.KafkaSender;
import reactor.kafka.sender.SenderOptions;
import reactor.kafka.sender.SenderRecord;
import reactor.kafka.sender.SenderResult;

/**
 * A sender that outlives its producer. Reactor Kafka remembers for ever that a producer could not be made, as when the broker's name
 * does not resolve yet, and a producer with a fatal error never recovers; either way the next publication gets a new one.
 * Needs Reactor Kafka, which only services that send in volume bring.
 */
public final class RenewableSender implements AutoCloseable {

    private final SenderOptions<byte[], byte[]> options;
    private @Nullable KafkaSender<byte[], byte[]> current;

    public RenewableSender(SenderOptions<byte[], byte[]> options) {
        this.options = options;
    }

    /** Sends as {@link KafkaSender#send} does. */
    public <T> Flux<SenderResult<T>> send(Publisher<SenderRecord<byte[], byte[], T>> records) {
        return Flux.defer(() -> sender().send(records)).doOnError(RenewableSender::isFinal, failure -> close());
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

    /** Ends the producer; sending again makes another. */
    @Override
    public synchronized void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
