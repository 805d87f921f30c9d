package marketplace.operations.topic;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.contracts.Topics;
import marketplace.servers.Servers;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of the services on a real broker. All tests share them, so each has orders of its own. */
public final class TestTopics {

    private static final int PARTITIONS = 8;

    private TestTopics() {}

    /** What clients are given, once the topics are there. */
    public static String bootstrapServers() {
        String servers = Servers.shared().bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            Set<String> there = admin.listTopics().names().get();
            List<NewTopic> missing = Topics.ALL.stream()
                    .flatMap(topic -> Stream.of(topic, Topics.deadLettersOf(topic)))
                    .filter(topic -> !there.contains(topic))
                    .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                    .collect(Collectors.toList());
            admin.createTopics(missing).all().get();
            return servers;
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Sends one after the other, and tells where they are. */
    public static List<RecordMetadata> send(List<ProducerRecord<byte[], byte[]>> messages) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", Servers.shared().bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            return messages.stream().map(message -> sent(producer, message)).toList();
        }
    }

    private static RecordMetadata sent(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> message) {
        try {
            return producer.send(message).get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
