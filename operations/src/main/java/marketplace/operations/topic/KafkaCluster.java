package marketplace.operations.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import marketplace.operations.screen.FailedException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The brokers, read from only: no group is joined, no offset is committed, no topic is made. */
public final class KafkaCluster {

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);
    private static final int RECORDS_AT_ONCE = 2000;

    private final String bootstrapServers;

    public KafkaCluster(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Reads with a consumer.
     *
     * @throws FailedException when the brokers do not answer
     */
    <T> T consume(Function<Consumer<byte[], byte[]>, T> reading) {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            return reading.apply(consumer);
        } catch (KafkaException failure) {
            throw away(failure);
        }
    }

    /** As {@link #consume}, where nothing comes of it. */
    void use(java.util.function.Consumer<Consumer<byte[], byte[]>> reading) {
        var _ = this.<Boolean>consume(consumer -> {
            reading.accept(consumer);
            return true;
        });
    }

    /**
     * Asks about the cluster.
     *
     * @throws FailedException when the brokers do not answer
     */
    <T> T ask(Function<Admin, T> question) {
        try (Admin admin = Admin.create(settings())) {
            return question.apply(admin);
        } catch (KafkaException failure) {
            throw away(failure);
        }
    }

    /** The answer of an administrative request. */
    <T> T answer(KafkaFuture<T> asked) {
        try {
            return asked.get(ANSWERED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw away(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new FailedException("stopped");
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(settings());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_AT_ONCE);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> settings() {
        int millis = (int) ANSWERED_WITHIN.toMillis();
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis,
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis,
                CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, (long) millis);
    }

    private FailedException away(Exception failure) {
        return new FailedException("Kafka does not answer at %s within %d s: %s"
                .formatted(bootstrapServers, ANSWERED_WITHIN.toSeconds(), failure.getMessage()));
    }
}
