package marketplace.operations.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import marketplace.operations.Ran;
import marketplace.operations.screen.Output;
import marketplace.servers.Ports;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code watch}, {@code lag} and the search for an order's messages, on a real broker. */
class TopicCommandTests {

    private static final int SCAN = 1000;
    private static String servers = "";

    private final String order = "N-" + UUID.randomUUID();
    private final String other = "N-" + UUID.randomUUID();

    @BeforeAll
    static void topics() {
        servers = TestTopics.bootstrapServers();
    }

    @Test
    void what_is_there_is_told_in_its_sequence_and_nothing_else() {
        var _ = TestTopics.send(List.of(
                event("order.placed.v1", order, 1),
                event("order.placed.v1", other, 1),
                event("order.repriced.v1", order, 2),
                event("order.paid.v1", order, 3)));

        Ran ran = ops("watch", "--from-beginning", "--until-end", "--order", order);

        assertThat(ran.code()).isZero();
        assertThat(ran.lines())
                .hasSize(3)
                .allMatch(line -> line.contains(" " + order + " "))
                .satisfiesExactly(
                        line -> assertThat(line).contains(" order.placed.v1 ", " v1 "),
                        line -> assertThat(line).contains(" order.repriced.v1 ", " v2 "),
                        line -> assertThat(line).contains(" order.paid.v1 ", " v3 "));
    }

    @Test
    void with_json_every_line_is_the_record() {
        RecordMetadata sent =
                TestTopics.send(List.of(event("order.placed.v1", order, 1))).getFirst();

        Ran ran = ops("watch", "--from-beginning", "--until-end", "--json", "--order", order, "--type", "order.placed");

        JsonNode line = JsonMapper.shared().readTree(ran.answers().strip());
        assertThat(line.at("/offset").asLong()).isEqualTo(sent.offset());
        assertThat(line.at("/partition").asInt()).isEqualTo(sent.partition());
        assertThat(line.at("/headers/ce_type").asString()).isEqualTo("order.placed.v1");
        assertThat(line.at("/body/orderNumber").asString()).isEqualTo(order);
    }

    @Test
    void from_now_on_means_without_what_was_before() throws InterruptedException {
        var _ = TestTopics.send(List.of(event("order.placed.v1", order, 1)));
        StringWriter said = new StringWriter();
        Output output = new Output(new PrintWriter(said), new PrintWriter(new StringWriter()), false);
        Follower follower = new Follower(new KafkaCluster(servers));
        Thread watching = Thread.ofPlatform()
                .daemon()
                .unstarted(() -> follower.follow(
                        false, false, told -> output.line(told.key() + " " + told.type(), RecordLine.colour(told))));

        watching.setUncaughtExceptionHandler((_, _) -> {});
        watching.start();

        // Until the watcher has found the ends of the topics, it may miss what is sent.
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            var _ = TestTopics.send(List.of(event("order.paid.v1", order, 2)));
            return said.toString().contains(order + " order.paid.v1");
        });

        assertThat(said.toString()).doesNotContain(order + " order.placed.v1");
        watching.interrupt();
        watching.join(Duration.ofSeconds(10));
    }

    @Test
    void the_messages_of_an_order_are_found_in_every_topic_with_their_places() {
        List<RecordMetadata> sent = TestTopics.send(List.of(
                event("order.placed.v1", order, 1),
                event("order.placed.v1", other, 1),
                Goldens.message("order.commands", "order.cancel-by-deadline.v1", order, 0),
                Goldens.message("payment.events", "payment.captured.v1", order, 0),
                event("order.cancelled.v1", order, 2)));

        OrderScan.Found found = new OrderScan(new KafkaCluster(servers))
                .records(order, Instant.ofEpochMilli(sent.getFirst().timestamp()), SCAN);

        assertThat(found.remarks()).isEmpty();
        assertThat(found.records())
                .extracting(TopicRecord::place)
                .containsExactlyElementsOf(Stream.of(0, 4, 2, 3)
                        .map(i -> "%s/%d@%d"
                                .formatted(
                                        sent.get(i).topic(),
                                        sent.get(i).partition(),
                                        sent.get(i).offset()))
                        .toList());
    }

    @Test
    void an_order_of_a_time_that_is_ahead_is_found_all_the_same() {
        List<RecordMetadata> sent = TestTopics.send(List.of(event("order.placed.v1", order, 1)));
        Instant ahead = Instant.ofEpochMilli(sent.getFirst().timestamp()).plus(Duration.ofDays(30));

        assertThat(new OrderScan(new KafkaCluster(servers))
                        .records(order, ahead, SCAN)
                        .records())
                .hasSize(1);
    }

    @Test
    void a_search_is_limited_and_says_so() {
        List<RecordMetadata> sent = TestTopics.send(LongStream.rangeClosed(1, 5)
                .mapToObj(version -> event("order.repriced.v1", order, version))
                .toList());

        OrderScan.Found found = new OrderScan(new KafkaCluster(servers))
                .records(order, Instant.ofEpochMilli(sent.getFirst().timestamp()), 2);

        assertThat(found.records())
                .extracting(TopicRecord::offset)
                .containsExactly(sent.get(3).offset(), sent.get(4).offset());
        assertThat(found.remarks()).anyMatch(remark -> remark.contains("only the last 2 records"));
    }

    @Test
    void a_group_is_as_far_behind_as_there_are_records_before_it() {
        RecordMetadata last = TestTopics.send(List.of(
                        event("order.placed.v1", order, 1),
                        event("order.repriced.v1", order, 2),
                        event("order.paid.v1", order, 3)))
                .getLast();
        TopicPartition partition = new TopicPartition(last.topic(), last.partition());
        commit(order, partition, last.offset() - 1);

        Ran ran = ops("lag", "--json");

        JsonNode lag = JsonMapper.shared()
                .readTree(ran.answers())
                .valueStream()
                .filter(found -> found.path("group").asString().equals(order))
                .findFirst()
                .orElseThrow();
        assertThat(lag.path("state").asString()).isEqualTo("EMPTY");
        assertThat(lag.path("partition").asInt()).isEqualTo(last.partition());
        assertThat(lag.path("next").asLong()).isEqualTo(last.offset() - 1);
        assertThat(lag.path("lag").asLong()).isEqualTo(lag.path("end").asLong() - last.offset() + 1);
        assertThat(lag.path("lag").asLong()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_group_that_has_read_all_is_not_behind() {
        RecordMetadata last =
                TestTopics.send(List.of(event("order.placed.v1", order, 1))).getLast();
        commit(order, new TopicPartition(last.topic(), last.partition()), last.offset() + 1);

        assertThat(ops("lag").lines()).anyMatch(line -> line.startsWith(order + " EMPTY "));
        assertThat(ops("lag", "--behind").answers()).doesNotContain(order + " ");
    }

    @Test
    void brokers_that_are_away_are_told_of() {
        String nobody = "127.0.0.1:" + Ports.free();

        Ran ran = Ran.ops(Map.of("KAFKA", nobody), "lag");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.remarks()).startsWith("Kafka does not answer at " + nobody);
    }

    private static ProducerRecord<byte[], byte[]> event(String type, String order, long version) {
        return Goldens.message("order.events", type, order, version);
    }

    private static void commit(String group, TopicPartition partition, long next) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "group.id", group);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
        }
    }

    private static Ran ops(String... arguments) {
        return Ran.ops(Map.of("KAFKA", servers), arguments);
    }
}
