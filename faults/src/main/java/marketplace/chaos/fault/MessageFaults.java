package marketplace.chaos.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import marketplace.chaos.world.Instance;
import marketplace.chaos.world.Signal;
import marketplace.chaos.world.World;
import marketplace.contracts.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Messages that come again and in another order, groups that hear everything anew, and records that nobody can read. */
final class MessageFaults implements AutoCloseable {

    private static final int AGAIN_PER_PARTITION = 40;
    private static final int COPIES = 2;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final List<String> SERVICES = List.of("order-service", "timeout-service", "notification-service");

    private final World world;
    private final Poison poison;
    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> producer;

    MessageFaults(World world, Poison poison) {
        this.world = world;
        this.poison = poison;
        this.bootstrapServers = world.brokers().bootstrapServers();
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "max.request.size", 4 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    List<Fault> all() {
        return List.of(
                new Fault("messages repeated and shuffled", this::repeat),
                new Fault("a service hears everything again", this::rewind),
                new Fault("poison in every topic", this::poison));
    }

    private void repeat(RandomGenerator random) throws InterruptedException, ExecutionException {
        List<ProducerRecord<byte[], byte[]>> again = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : latest()) {
            if (!poison.isAt(record)) {
                for (int copy = 0; copy < COPIES; copy++) {
                    again.add(new ProducerRecord<>(
                            record.topic(), record.partition(), record.key(), record.value(), record.headers()));
                }
            }
        }
        Collections.shuffle(again, new Random(random.nextLong()));
        for (ProducerRecord<byte[], byte[]> copy : again) {
            RecordMetadata _ = producer.send(copy).get();
        }
    }

    private void rewind(RandomGenerator random) throws Exception {
        String service = SERVICES.get(random.nextInt(SERVICES.size()));
        List<Instance> instances = world.instances(service);
        instances.forEach(instance -> instance.process().send(Signal.TERM));
        for (Instance instance : instances) {
            instance.process().awaitEnd();
        }
        try {
            forget(service);
        } finally {
            for (Instance instance : instances) {
                instance.process().start();
            }
        }
    }

    private void forget(String service) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            for (GroupListing group : admin.listGroups().all().get()) {
                if (group.groupId().startsWith(service)) {
                    Map<TopicPartition, OffsetAndMetadata> beginning = new HashMap<>();
                    admin.listConsumerGroupOffsets(group.groupId())
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .keySet()
                            .forEach(partition -> beginning.put(partition, new OffsetAndMetadata(0)));
                    admin.alterConsumerGroupOffsets(group.groupId(), beginning)
                            .all()
                            .get();
                }
            }
        }
    }

    private void poison(RandomGenerator random) throws InterruptedException, ExecutionException {
        for (String topic : Topics.ALL) {
            for (ProducerRecord<byte[], byte[]> record : Poison.records(topic, random)) {
                RecordMetadata at = producer.send(record).get();
                poison.isNowAt(at);
            }
        }
    }

    /** The last records of each partition. */
    private List<ConsumerRecord<byte[], byte[]>> latest() {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Topics.ALL.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            ends.forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - AGAIN_PER_PARTITION)));
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
