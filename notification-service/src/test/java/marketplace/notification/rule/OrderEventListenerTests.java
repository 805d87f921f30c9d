package marketplace.notification.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static marketplace.notification.OrderFixture.money;
import static marketplace.notification.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.OrderEventDetails.OrderPaid;
import marketplace.contracts.OrderEventDetails.OrderRepriced;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.Topics;
import marketplace.contracts.WireMoney;
import marketplace.notification.OrderFixture;
import marketplace.notification.ServiceTest;
import marketplace.notification.inbox.InboxClient;
import marketplace.servers.Servers;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

class OrderEventListenerTests extends ServiceTest {

    private static final String GROUP = "notification-service";

    private final OrderFixture order = order();

    @Autowired
    private KafkaListenerEndpointRegistry listeners;

    @Test
    void showsANoticeOnceHoweverOftenItsEventIsDelivered() {
        publish(order.placed());
        publish(order.placed());
        publish(repriced(2));
        publish(order.placed());
        publish(repriced(3));

        assertThat(buyer().awaitVersions(3)).containsExactly(3L, 2L, 1L);
    }

    @Test
    void showsNothingTwiceWhenTheTopicIsReadAgainFromTheBeginning() throws Exception {
        publish(order.placed());
        publish(repriced(2));
        List<UUID> before = buyer().awaitIds(2);

        readFromTheBeginning();
        publish(repriced(3));

        assertThat(buyer().awaitIds(3)).endsWith(before.toArray(UUID[]::new));
    }

    @Test
    void putsPoisonAsideAndGoesOn() {
        publish("order.placed.v1", "{not json".getBytes(UTF_8));
        publish("order.from-the-future.v9", "{}".getBytes(UTF_8));
        publish("order.placed.v1", "[".repeat(10_000).getBytes(UTF_8));
        publish(null, new byte[0]);
        publish("order.placed.v1", null);
        publish(order.event(7, new OrderPaid("c", "a", new WireMoney(1, "QQQ"), OrderFixture.PURCHASED)));
        publish(order.placed());

        assertThat(buyer().awaitVersions(1)).containsExactly(1L);
        assertThat(deadLetterReasons())
                .containsExactlyInAnyOrder(
                        "body is not readable JSON",
                        "unknown event type",
                        "body is not readable JSON",
                        "body is not a JSON object",
                        "no body",
                        "a currency is unknown");
    }

    private OrderEventMessage repriced(long version) {
        return order.event(version, new OrderRepriced(money(10_000), money(8_000), 2, "as agreed"));
    }

    private InboxClient buyer() {
        return new InboxClient(as("buyer", order.buyer()));
    }

    private void publish(@Nullable String type, byte @Nullable [] body) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.ORDER_EVENTS, order.number().getBytes(UTF_8), body);
        if (type != null) {
            record.headers().add(MessageHeaders.TYPE, type.getBytes(UTF_8));
        }
        kafka.send(record).join();
    }

    private void readFromTheBeginning() throws Exception {
        MessageListenerContainer listener = Objects.requireNonNull(listeners.getListenerContainer("order-events"));
        listener.stop();
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", Servers.shared().bootstrapServers()))) {
            Set<TopicPartition> read = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .keySet();
            admin.deleteConsumerGroupOffsets(GROUP, read).all().get();
        } finally {
            listener.start();
        }
    }

    private List<String> deadLetterReasons() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", Servers.shared().bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.deadLettersOf(Topics.ORDER_EVENTS)).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return await().until(() -> reasonsOf(consumer, partitions), reasons -> reasons.size() == 6);
        }
    }

    private List<String> reasonsOf(KafkaConsumer<String, String> consumer, List<TopicPartition> partitions) {
        consumer.seekToBeginning(partitions);
        return StreamSupport.stream(consumer.poll(Duration.ofMillis(200)).spliterator(), false)
                .filter(letter -> order.number().equals(letter.key()))
                .map(OrderEventListenerTests::reason)
                .collect(Collectors.toList());
    }

    private static String reason(ConsumerRecord<String, String> letter) {
        return new String(
                letter.headers().lastHeader(MessageHeaders.DEAD_LETTER_REASON).value(), UTF_8);
    }
}
