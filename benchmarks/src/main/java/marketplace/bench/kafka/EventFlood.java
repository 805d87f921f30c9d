package marketplace.bench.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import marketplace.bench.seed.OrderNames;
import marketplace.bench.world.RealTime;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Events of very many orders, all repriced, straight to the topic: for consumers that are measured without the order service. */
public final class EventFlood {

    private static final String TYPE = "order.repriced.v1";
    private static final Duration TO_PAY = Duration.ofDays(7);

    private final String servers;
    private final OrderNames names;
    private final Clock clock = RealTime.clock();

    public EventFlood(String servers, OrderNames names) {
        this.servers = servers;
        this.names = names;
    }

    /** Sends an event of version 2 for each of the places; returns once Kafka has all of them. */
    public void send(long firstPlace, long count) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.LINGER_MS_CONFIG,
                5))) {
            for (long place = firstPlace; place < firstPlace + count; place++) {
                var _ = producer.send(record(place));
            }
        }
    }

    private ProducerRecord<byte[], byte[]> record(long place) {
        String number = names.number(place);
        Instant now = clock.instant();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.ORDER_EVENTS, bytes(number), bytes(body(place, number, now)));
        Map<String, String> headers = Map.of(
                MessageHeaders.SPEC_VERSION,
                "1.0",
                MessageHeaders.ID,
                number + "-2",
                MessageHeaders.SOURCE,
                "/order-service",
                MessageHeaders.TYPE,
                TYPE,
                MessageHeaders.TIME,
                now.toString(),
                MessageHeaders.SUBJECT,
                number,
                MessageHeaders.CONTENT_TYPE,
                "application/json");
        headers.forEach((name, value) -> record.headers().add(name, bytes(value)));
        return record;
    }

    private static String body(long place, String number, Instant now) {
        String provider = OrderNames.provider(place);
        return """
                {"orderNumber":"%1$s","version":2,"type":"%2$s","occurredAt":"%3$s",\
                "actor":{"role":"PROVIDER","id":"%4$s"},\
                "order":{"status":"PENDING_PAYMENT","buyerId":"%5$s","providerId":"%4$s",\
                "productId":"5b0c8f1e-3f4d-4a53-9c0b-7d2f4e6a1b90","productName":"Database migration",\
                "deliveryMethod":"MANUAL","requirementAsked":true,\
                "listPrice":{"amount":120000,"currency":"CNY"},"price":{"amount":99900,"currency":"CNY"},\
                "priceVersion":2,"purchasedAt":"%3$s"},\
                "deadline":{"id":"PAYMENT-1","kind":"PAYMENT","startedAt":"%3$s","dueAt":"%6$s",\
                "mustAct":"BUYER","onExpiry":"CANCEL","remindAt":["%7$s"]},\
                "details":{"before":{"amount":120000,"currency":"CNY"},"after":{"amount":99900,"currency":"CNY"},\
                "priceVersion":2,"reason":"as agreed"}}""".formatted(
                        number,
                        TYPE,
                        now,
                        provider,
                        OrderNames.buyer(place),
                        now.plus(TO_PAY),
                        now.plus(TO_PAY).minus(Duration.ofDays(1)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
