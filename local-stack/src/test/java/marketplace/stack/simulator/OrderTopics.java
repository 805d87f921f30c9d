package marketplace.stack.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.OrderEventDetails.RefundRequested;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.OrderEventType;
import marketplace.contracts.OrderSummary;
import marketplace.contracts.PaymentEventMessage;
import marketplace.contracts.Role;
import marketplace.contracts.Topics;
import marketplace.contracts.WireActor;
import marketplace.contracts.WireMoney;
import marketplace.servers.Servers;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics between the order service and the payment platform, as the order service sees them. */
final class OrderTopics {

    private static final WireMoney PRICE = new WireMoney(120_000, "CNY");

    private final String bootstrapServers = Servers.shared().bootstrapServers();
    private final MessageCodec codec = new MessageCodec();

    void create() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(
                            new NewTopic(Topics.ORDER_EVENTS, 4, (short) 1),
                            new NewTopic(Topics.PAYMENT_EVENTS, 4, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    void askForRefund(String order, String refundId) throws Exception {
        OrderEventMessage event = new OrderEventMessage(
                order,
                7,
                OrderEventType.REFUND_REQUESTED.wireType(),
                SimulatorFixture.NOW,
                new WireActor(Role.SERVICE, "deadline"),
                summary(),
                null,
                new RefundRequested(refundId, "capture-1", PRICE, "START_OVERDUE"));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(record(event)).get();
        }
    }

    /** What the payment platform said about the order, in its order. */
    List<PaymentEventMessage> payments(String order) {
        List<PaymentEventMessage> events = new ArrayList<>();
        try (PaymentTopic topic = new PaymentTopic(bootstrapServers)) {
            topic.readAll(events::add);
        }
        return events.stream()
                .filter(event -> event.orderNumber().equals(order))
                .toList();
    }

    private ProducerRecord<byte[], byte[]> record(OrderEventMessage event) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.ORDER_EVENTS, event.orderNumber().getBytes(StandardCharsets.UTF_8), codec.encode(event));
        codec.headers(event, "/order-service")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static OrderSummary summary() {
        return new OrderSummary(
                "CANCELLED",
                "alice",
                "acme",
                "product-1",
                "Database migration",
                "MANUAL",
                true,
                PRICE,
                PRICE,
                1,
                SimulatorFixture.NOW,
                null);
    }
}
