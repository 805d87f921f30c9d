package marketplace.bench.endtoend;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import marketplace.bench.part.Orders;
import marketplace.bench.part.Stand;
import marketplace.bench.seed.OrderPattern;
import marketplace.bench.seed.Seeding;
import marketplace.bench.world.RealTime;
import marketplace.bench.world.Sql;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.Topics;
import marketplace.contracts.WireMoney;
import marketplace.stack.client.Addresses;
import marketplace.stack.client.Buyer;
import marketplace.stack.client.Marketplace;
import marketplace.stack.client.OrderView;
import marketplace.stack.client.Product;
import marketplace.stack.client.Provider;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Orders that wait for their buyers to confirm: one is taken there over HTTP and paid over Kafka, the others are made after it. */
final class CompletedOrders {

    private static final WireMoney PRICE = new WireMoney(120_000, "CNY");
    private static final Duration RECENTLY = Duration.ofHours(6);

    private final Stand stand;

    CompletedOrders(Stand stand) {
        this.stand = stand;
    }

    /** Makes so many, the first of them at this place. The service is stopped and started for it. */
    void make(long first, long count) throws SQLException {
        Orders orders = stand.orders();
        String number = complete(orders);
        stand.withoutOrders();
        try (Connection connection = Sql.connect(orders.database())) {
            OrderPattern pattern = OrderPattern.read(connection, number);
            Duration gap = RECENTLY.dividedBy(first + count);
            new Seeding(
                            orders.database(),
                            pattern,
                            orders.names(),
                            RealTime.clock().instant().minus(RECENTLY),
                            gap)
                    .fill(first, count);
        }
    }

    private String complete(Orders orders) {
        String nowhere = "http://127.0.0.1:9";
        Marketplace marketplace = new Marketplace(
                new Addresses(orders.service().address().toString(), nowhere, nowhere, nowhere, nowhere),
                stand.world().tokens());
        Provider provider = marketplace.provider("completing-provider");
        Buyer buyer = marketplace.buyer("confirming-buyer");
        Product product = provider.lists(new Product.Draft("Tuning", PRICE, "MANUAL", null, null));
        OrderView order = buyer.places(product);
        OrderView.PaymentAttempt attempt = buyer.opensAttempt(order);
        pay(new PaymentCaptured(
                order.orderNumber(),
                "capture-" + order.orderNumber(),
                attempt.attemptId(),
                attempt.amount(),
                RealTime.clock().instant()));
        OrderView paid = buyer.awaitStatus(order.orderNumber(), "AWAITING_START");
        OrderView completed = provider.completes(provider.starts(paid), "done, see the protocol");
        return completed.orderNumber();
    }

    private void pay(PaymentCaptured payment) {
        MessageCodec codec = new MessageCodec();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.PAYMENT_EVENTS, payment.orderNumber().getBytes(StandardCharsets.UTF_8), codec.encode(payment));
        codec.headers(payment, "/bench")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stand.world().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var _ = producer.send(record).get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the payment cannot be told", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while paying", stopping);
        }
    }
}
