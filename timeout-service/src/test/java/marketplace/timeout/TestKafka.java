package marketplace.timeout;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.OrderCommandMessage;
import marketplace.contracts.RunningDeadline;
import marketplace.contracts.Topics;
import marketplace.platform.kafka.ReceivedMessages;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The order service's side of Kafka: says what happened, hears what it is asked to do. */
final class TestKafka {

    private final JsonMapper json = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private final MessageCodec codec = new MessageCodec();
    private final Map<String, Object> servers;
    private final Map<String, TestTopic> heard = new HashMap<>();
    private final KafkaProducer<byte[], byte[]> producer;

    TestKafka(String bootstrapServers) {
        this.servers = Map.of("bootstrap.servers", bootstrapServers, "max.request.size", 4 << 20);
        this.producer = new KafkaProducer<>(servers, new ByteArraySerializer(), new ByteArraySerializer());
        awaitTopics();
    }

    /** An order event with this deadline; of its other fields the service reads none. */
    void tell(RunningDeadline told) {
        tell(told.orderNumber(), "order.repriced.v1", json.writeValueAsBytes(told));
    }

    /** The same in a trace. */
    void tell(RunningDeadline told, String traceParent) {
        ProducerRecord<byte[], byte[]> event =
                event(told.orderNumber(), "order.repriced.v1", json.writeValueAsBytes(told));
        event.headers().add(MessageHeaders.TRACE_PARENT, bytes(traceParent));
        send(event);
    }

    void tell(String order, String type, byte @Nullable [] body) {
        send(event(order, type, body));
    }

    private static ProducerRecord<byte[], byte[]> event(String order, String type, byte @Nullable [] body) {
        ProducerRecord<byte[], byte[]> event = new ProducerRecord<>(Topics.ORDER_EVENTS, bytes(order), body);
        event.headers().add(MessageHeaders.TYPE, bytes(type));
        return event;
    }

    private void send(ProducerRecord<byte[], byte[]> event) {
        try {
            Objects.requireNonNull(producer.send(event).get());
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Every command that was ever sent about these orders, in no order across partitions. */
    List<OrderCommandMessage> commandsFor(Set<String> orders) {
        return records(Topics.ORDER_COMMANDS).stream()
                .filter(message -> orders.contains(text(message.key())))
                .map(message -> codec.decodeOrderCommand(
                        ReceivedMessages.header(message, MessageHeaders.TYPE), message.value()))
                .toList();
    }

    List<OrderCommandMessage> commandsFor(String order) {
        return commandsFor(Set.of(order));
    }

    /** Everything that ever was on the topic. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        return heard.computeIfAbsent(topic, name -> new TestTopic(servers, name))
                .records();
    }

    /** The service makes its topics once it is ready. */
    private void awaitTopics() {
        try (Admin admin = Admin.create(servers)) {
            await().until(
                            () -> admin.listTopics().names().get(),
                            names -> names.contains(Topics.deadLettersOf(Topics.PAYMENT_EVENTS)));
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
