package marketplace.stack.simulator;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import marketplace.contracts.DeliveryEventMessage;
import marketplace.contracts.Message;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.OrderEventDetails;
import marketplace.contracts.OrderEventDetails.DeliveryRequested;
import marketplace.contracts.OrderEventDetails.DeliveryRevoked;
import marketplace.contracts.OrderEventDetails.RefundRequested;
import marketplace.contracts.OrderEventDetails.RefundRetried;
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

/** The topics between the order service and the platforms outside, as the order service sees them. */
final class OrderTopics {

    private static final WireMoney PRICE = new WireMoney(120_000, "CNY");

    private final String bootstrapServers = Servers.shared().bootstrapServers();
    private final MessageCodec codec = new MessageCodec();

    void create() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(Stream.of(Topics.ORDER_EVENTS, Topics.PAYMENT_EVENTS, Topics.DELIVERY_EVENTS)
                            .map(topic -> new NewTopic(topic, 4, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    void askForRefund(String order, String refundId) throws Exception {
        tell(order, 7, "MANUAL", new RefundRequested(refundId, "capture-1", PRICE, "START_OVERDUE"));
    }

    void askForRefundAgain(String order, String refundId, int tries) throws Exception {
        tell(order, 7 + tries, "MANUAL", new RefundRetried(refundId, "capture-1", PRICE, tries));
    }

    /** Tells the partition: what is asked for there later is heard later. */
    @CanIgnoreReturnValue
    int askForImage(String order) throws Exception {
        return tell(order, 5, "IMAGE", new DeliveryRequested("IMAGE", "alice", "img-1", "cn-hangzhou"));
    }

    void askForInstance(String order) throws Exception {
        tell(order, 5, "SAAS", new DeliveryRequested("SAAS", "alice", null, null));
    }

    /** @param method how the order was delivered */
    void takeBack(String order, String method) throws Exception {
        tell(order, 9, method, new DeliveryRevoked("REFUND_AGREED", null));
    }

    @CanIgnoreReturnValue
    private int tell(String order, long version, String method, OrderEventDetails details) throws Exception {
        OrderEventMessage event = new OrderEventMessage(
                order,
                version,
                OrderEventType.of(details).wireType(),
                SimulatorFixture.NOW,
                new WireActor(Role.SERVICE, "deadline"),
                summary(method),
                null,
                details);
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            return producer.send(record(event)).get().partition();
        }
    }

    /** What the payment platform said about the order, in its order. */
    List<PaymentEventMessage> payments(String order) {
        return said(order, PlatformTopic.payments(bootstrapServers));
    }

    /** What the image platform said about the order, in its order. */
    List<DeliveryEventMessage> deliveries(String order) {
        return said(order, PlatformTopic.deliveries(bootstrapServers));
    }

    private static <E extends Message> List<E> said(String order, PlatformTopic<E> said) {
        List<E> events = new ArrayList<>();
        try (said) {
            said.readAll(events::add);
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

    private static OrderSummary summary(String method) {
        return new OrderSummary(
                "CANCELLED",
                "alice",
                "acme",
                "product-1",
                "Database migration",
                method,
                true,
                PRICE,
                PRICE,
                1,
                SimulatorFixture.NOW,
                null);
    }
}
