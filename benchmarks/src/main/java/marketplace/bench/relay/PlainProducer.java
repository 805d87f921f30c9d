package marketplace.bench.relay;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import marketplace.bench.machine.Usage;
import marketplace.bench.part.Orders;
import marketplace.bench.part.Sample;
import marketplace.bench.part.Stand;
import marketplace.contracts.MessageHeaders;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The same bytes to a topic of its own as fast as a producer goes, with no database: what Kafka allows at most. */
final class PlainProducer {

    private static final String TOPIC = "bench.plain";
    private static final int PARTITIONS = 8;

    private final Stand stand;
    private final Orders orders;
    private final long records;

    PlainProducer(Stand stand, long records) throws Exception {
        this.stand = stand;
        this.orders = stand.orders();
        this.records = records;
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", stand.world().bootstrapServers()))) {
            if (!admin.listTopics().names().get().contains(TOPIC)) {
                Void _ = admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                        .all()
                        .get();
            }
        }
    }

    Sample send() {
        byte[] payload = orders.texts().payload().getBytes(StandardCharsets.UTF_8);
        AtomicLong failed = new AtomicLong();
        Usage usage = Usage.of(stand.world().processes());
        long start = System.nanoTime();
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (long place = 1; place <= records; place++) {
                var _ = producer.send(record(place, payload), (sent, failure) -> {
                    if (failure != null) {
                        failed.incrementAndGet();
                    }
                });
            }
            producer.flush();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Sample(records / seconds, Double.NaN, Double.NaN, failed.get(), usage.cores());
    }

    private ProducerRecord<byte[], byte[]> record(long place, byte[] payload) {
        String number = orders.names().number(place);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(TOPIC, number.getBytes(StandardCharsets.UTF_8), payload);
        for (String header : List.of(
                MessageHeaders.SPEC_VERSION,
                MessageHeaders.ID,
                MessageHeaders.SOURCE,
                MessageHeaders.TYPE,
                MessageHeaders.TIME,
                MessageHeaders.SUBJECT,
                MessageHeaders.CONTENT_TYPE)) {
            var _ = record.headers().add(header, number.getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                stand.world().bootstrapServers(),
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                2));
    }
}
