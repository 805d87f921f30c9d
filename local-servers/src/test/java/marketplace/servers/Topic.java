package marketplace.servers;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic as its clients see it. */
record Topic(String bootstrapServers, String name) {

    void create() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }

    void send(String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "max.block.ms", 3_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(name, value)).get();
        }
    }

    String first() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "group.id", name, "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(name));
            return consumer.poll(Duration.ofSeconds(20)).iterator().next().value();
        }
    }
}
