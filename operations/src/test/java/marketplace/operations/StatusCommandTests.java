package marketplace.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import marketplace.servers.KafkaServer;
import marketplace.servers.Ports;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The first look, with a broker of its own: who else listens must not be behind here. */
class StatusCommandTests {

    private static final KafkaServer KAFKA = KafkaServer.startTemporary();
    private static final String READY = "GET /actuator/health/readiness";
    private static final String METRICS = "GET /actuator/prometheus";

    private final FakeServices services = new FakeServices();
    private final FakeServices sleepingInstance = new FakeServices();

    @BeforeEach
    void allIsWell() {
        services.answers(READY, "{\"status\": \"UP\"}")
                .answers(METRICS, relay("0.0", "0.0"))
                .answers("GET /v1/pauses", "{\"parts\": [{\"part\": \"relay\", \"paused\": false}]}")
                .answers("GET /v1/orders/count?deadlineWithin=PT0S", "{\"count\": 0, \"exact\": true}")
                .answers("GET /v1/orders/count?refundFailed=true", "{\"count\": 0, \"exact\": true}")
                .answers("GET /v1/parked-payments?limit=200&state=GIVEN_TO_OPERATOR", "{\"payments\": []}")
                .answers("GET /v1/deliveries?limit=200&state=GIVEN_UP", "{\"deliveries\": []}")
                .answers("GET /v1/dead-letters?limit=200&state=OPEN", "{\"letters\": []}")
                .answers("GET /v1/mails?limit=100&state=PENDING", "{\"mails\": [{\"number\": 1}]}");
    }

    @AfterEach
    void stop() {
        services.close();
        sleepingInstance.close();
    }

    @AfterAll
    static void stopKafka() {
        KAFKA.close();
    }

    @Test
    void where_all_is_well_every_line_says_fine() {
        Ran ran = status(environment());

        assertThat(ran.lines())
                .containsExactly(
                        "WHAT SEEN NEXT",
                        "order-service 1 of 1 ready fine",
                        "timeout-service 1 of 1 ready fine",
                        "notification-service 1 of 1 ready fine",
                        "paused nothing fine",
                        "relay 0 unsent, the oldest for 0 s fine",
                        "consumers none behind fine",
                        "overdue deadlines 0 fine",
                        "refunds failed 0 fine",
                        "parked payments 0 fine",
                        "deliveries given up 0 fine",
                        "dead letters 0 fine",
                        "mails 1 wait fine");
        assertThat(ran.code()).isZero();
        assertThat(ran.remarks()).isEmpty();
    }

    @Test
    void what_is_not_fine_names_what_to_run_next() {
        services.answers(METRICS, relay("1234.0", "61.5"))
                .answers("GET /v1/pauses", "{\"parts\": [{\"part\": \"relay\", \"paused\": true}]}")
                .answers("GET /v1/orders/count?deadlineWithin=PT0S", "{\"count\": 3, \"exact\": true}")
                .answers("GET /v1/orders/count?refundFailed=true", "{\"count\": 2, \"exact\": true}")
                .answers("GET /v1/parked-payments?limit=200&state=GIVEN_TO_OPERATOR", "{\"payments\": [{}]}")
                .answers("GET /v1/deliveries?limit=200&state=GIVEN_UP", "{\"deliveries\": [{}, {}]}")
                .answers("GET /v1/dead-letters?limit=200&state=OPEN", "{\"letters\": [{}, {}, {}]}")
                .answers("GET /v1/mails?limit=100&state=PENDING", """
                        {"mails": [{"lastError": "SERVER_UNREACHABLE"}, {}, {"lastError": "TIMED_OUT"}, {"lastError": "TIMED_OUT"}]}""");

        Ran ran = status(environment());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.lines())
                .contains(
                        "paused order-service/relay, timeout-service/relay, notification-service/relay ./ops paused",
                        "relay 1234 unsent, the oldest for 62 s docs/runbook.md#eventslate",
                        "overdue deadlines 3 ./ops late",
                        "refunds failed 2 ./ops refunds list",
                        "parked payments 1 ./ops parked list",
                        "deliveries given up 2 ./ops deliveries list",
                        "dead letters 3 ./ops dlt list",
                        "mails 4 wait, 1 failed: SERVER_UNREACHABLE, 2 failed: TIMED_OUT docs/runbook.md#noticesfail");
    }

    @Test
    void an_instance_that_is_not_ready_or_gone_is_named() {
        String gone = "http://127.0.0.1:" + Ports.free();
        String sleeping = sleepingInstance
                .answers(READY, 503, "{\"status\": \"DOWN\"}")
                .environment()
                .get("ORDERS");
        Map<String, String> several = environment();
        several.merge("ORDERS_MANAGEMENT", sleeping, (ready, other) -> ready + ", " + other);
        several.put("TIMEOUTS_MANAGEMENT", gone);

        assertThat(status(several).lines())
                .contains(
                        "order-service 1 of 2 ready, %s is not ready docs/runbook.md#databaseaway".formatted(sleeping),
                        "timeout-service 0 of 1 ready, %s does not answer docs/runbook.md#servicedown".formatted(gone),
                        "notification-service 1 of 1 ready fine",
                        "relay 0 unsent, the oldest for 0 s fine");
    }

    @Test
    @Timeout(60)
    void who_does_not_answer_hides_nothing_of_the_others() {
        Map<String, String> elsewhere = environment();
        elsewhere.put("NOTIFICATIONS", "http://127.0.0.1:" + Ports.free());
        elsewhere.put("KAFKA", "127.0.0.1:" + Ports.free());
        services.answers(METRICS, "marketplace_relay_unsent NaN\nmarketplace_relay_unsent_age_seconds NaN\n");

        Ran ran = status(elsewhere);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.lines())
                .hasSize(13)
                .contains(
                        "relay order-service does not know marketplace_relay_unsent now docs/runbook.md#servicedown",
                        "dead letters 0 fine")
                .anyMatch(line -> line.startsWith("mails notification-service does not answer"))
                .anyMatch(line -> line.startsWith("consumers Kafka does not answer") && line.endsWith("#kafkaaway"));
    }

    @Test
    void groups_are_told_that_are_behind_by_how_much() throws Exception {
        TopicPartition partition = new TopicPartition("topic-of-a-test", 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(partition.topic(), 1, (short) 1)))
                    .all()
                    .get();
            send(partition, 3);
            admin.alterConsumerGroupOffsets("slow", Map.of(partition, new OffsetAndMetadata(1)))
                    .all()
                    .get();

            JsonNode consumers = JsonMapper.shared()
                    .readTree(Ran.ops(environment(), "status", "--json").answers())
                    .valueStream()
                    .filter(look -> look.path("what").asString().equals("consumers"))
                    .findFirst()
                    .orElseThrow();

            assertThat(consumers.path("fine").asBoolean(true)).isFalse();
            assertThat(consumers.path("seen").asString()).isEqualTo("slow 2 behind");
            assertThat(consumers.path("next").asString()).isEqualTo("./ops lag --behind, twice");
            admin.deleteConsumerGroups(List.of("slow")).all().get();
        }
    }

    @Test
    void lag_shows_the_relay_beside_the_groups() {
        services.answers(METRICS, relay("17.0", "2.5"));

        assertThat(Ran.ops(environment(), "lag").lines()).contains("order-service/relay - order.events - - - 17");
        assertThat(Ran.ops(environment(), "lag", "--behind").lines()).hasSize(2);
        services.answers(METRICS, relay("0.0", "0.0"));
        assertThat(Ran.ops(environment(), "lag", "--behind"))
                .isEqualTo(new Ran(0, "", "none" + System.lineSeparator()));
    }

    @Test
    void lag_without_the_management_port_says_so_and_shows_the_groups() {
        Map<String, String> elsewhere = environment();
        elsewhere.put("ORDERS_MANAGEMENT", "http://127.0.0.1:" + Ports.free());

        Ran ran = Ran.ops(elsewhere, "lag");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.remarks()).contains("relay: order-service does not answer at its management port");
    }

    private static void send(TopicPartition partition, int records) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", KAFKA.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(partition.topic(), "text")).get();
            }
        }
    }

    private Map<String, String> environment() {
        Map<String, String> found = new TreeMap<>(services.environment());
        for (String service : List.of("ORDERS", "TIMEOUTS", "NOTIFICATIONS")) {
            found.put(service + "_MANAGEMENT", found.getOrDefault(service, ""));
        }
        found.put("KAFKA", KAFKA.bootstrapServers());
        return found;
    }

    private static Ran status(Map<String, String> environment) {
        return Ran.ops(environment, "status");
    }

    private static String relay(String unsent, String age) {
        return """
                # TYPE marketplace_relay_unsent gauge
                marketplace_relay_unsent %s
                # TYPE marketplace_relay_unsent_age_seconds gauge
                marketplace_relay_unsent_age_seconds %s
                """.formatted(unsent, age);
    }
}
