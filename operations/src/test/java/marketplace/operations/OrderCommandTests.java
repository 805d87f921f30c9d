package marketplace.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.operations.topic.Goldens;
import marketplace.operations.topic.TestTopics;
import marketplace.servers.Ports;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OrderCommandTests {

    private final FakeServices services = new FakeServices();
    private final String order = "N-" + UUID.randomUUID();
    private RecordMetadata placed;

    @BeforeEach
    void an_order_that_waits_for_its_provider() {
        String kafka = TestTopics.bootstrapServers();
        assertThat(kafka).isNotEmpty();
        placed = TestTopics.send(List.of(Goldens.message("order.events", "order.placed.v1", order, 1)))
                .getFirst();
        services.answers("GET /v1/orders/" + order, """
                        {"orderNumber": "%s", "version": 4, "status": "AWAITING_START", "buyerId": "alice", "providerId": "acme",
                         "product": {"name": "Migration\\u001b[2J", "deliveryMethod": "MANUAL"},
                         "price": {"amount": 99900, "currency": "CNY"}, "listPrice": {"amount": 120000, "currency": "CNY"},
                         "purchasedAt": "2026-11-02T01:30:00Z", "paidAt": "2026-11-02T01:31:00Z",
                         "paymentAttempts": [{"attemptId": "A-1", "state": "CLOSED", "priceVersion": 2}], "refunds": [], "disputes": [],
                         "running": {"deadlineId": "START-1", "kind": "START", "mustAct": "PROVIDER",
                                     "startedAt": "2026-11-02T01:31:00Z", "dueAt": "2026-11-17T01:31:00Z", "onExpiry": "CANCEL"}}""".formatted(order))
                .answers("GET /v1/orders/%s/timeline?limit=500".formatted(order), """
                        {"entries": [{"version": 1, "type": "order.placed.v1", "at": "2026-11-02T01:30:00Z", "actor": {"role": "BUYER", "id": "alice"}}]}""")
                .answers("GET /v1/schedules/" + order, """
                        {"orderVersion": 4, "attempts": 0, "nextAt": "2026-11-17T01:31:00Z"}""")
                .answers("GET /v1/notices?limit=100&orderNumber=" + order, """
                        {"notices": [{"recipientRole": "PROVIDER", "recipientId": "acme", "message": "start-work", "orderVersion": 4,
                                      "createdAt": "2026-11-02T01:31:00Z", "mail": {"state": "SENT", "attempts": 1}}]}""")
                .answers("GET /v1/parked-payments?limit=200&state=GIVEN_TO_OPERATOR", """
                        {"payments": [{"parkingId": 6, "state": "GIVEN_TO_OPERATOR", "orderNumber": "somebody else's"},
                                      {"parkingId": 7, "state": "GIVEN_TO_OPERATOR", "reason": "TOLD_DIFFERENTLY", "orderNumber": "%s"}]}""".formatted(order))
                .answers("GET /v1/parked-payments?limit=200&state=WAITING", "{\"payments\": []}")
                .answers(
                        "GET /v1/dead-letters?limit=200&state=OPEN",
                        "{\"letters\": [{\"letterId\": 1, \"key\": \"another\"}]}");
    }

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void everything_is_on_one_screen() {
        Ran ran = ops(TestTopics.bootstrapServers(), "order", order);

        assertThat(ran.remarks()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.lines())
                .containsSubsequence(
                        order + " AWAITING_START version 4",
                        "Migration [2J (MANUAL), 999.00 CNY of 1200.00 CNY",
                        "buyer alice, provider acme",
                        "deadline START-1 since 2026-11-02T01:31:00Z, due 2026-11-17T01:31:00Z, then CANCEL",
                        "the timeout service is at version 4, tries next at 2026-11-17T01:31:00Z, has tried 0 times",
                        "Must act",
                        "operator: a payment fits no order (TOLD_DIFFERENTLY): ops parked show 7",
                        "PROVIDER: START by 2026-11-17T01:31:00Z, or else CANCEL",
                        "Payments",
                        "A-1 CLOSED - 2 -",
                        "Parked payments",
                        "Timeline",
                        "1 2026-11-02T01:30:00Z order.placed.v1 BUYER alice -",
                        "Messages",
                        "Notices",
                        "2026-11-02T01:31:00Z PROVIDER acme start-work 4 - SENT 1 -")
                .anyMatch(line -> line.startsWith("order.events/%d@%d ".formatted(placed.partition(), placed.offset())))
                .noneMatch(line -> line.equals("Refunds") || line.equals("Dead letters"));
    }

    @Test
    void what_does_not_answer_hides_nothing_of_the_rest() {
        services.answers(
                "GET /v1/notices?limit=100&orderNumber=" + order, 503, "{\"title\": \"Not available at the moment\"}");
        String nobody = "127.0.0.1:" + Ports.free();

        Ran ran = ops(nobody, "order", order, "--json");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.remarks().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("messages: Kafka does not answer at " + nobody),
                        line -> assertThat(line).isEqualTo("notices: 503 Not available at the moment"));
        JsonNode gathered = JsonMapper.shared().readTree(ran.answers());
        assertThat(gathered.at("/order/version").asInt()).isEqualTo(4);
        assertThat(gathered.path("timeline")).hasSize(1);
        assertThat(gathered.path("messages")).isEmpty();
        assertThat(gathered.path("remarks")).hasSize(2);
    }

    @Test
    void an_order_that_is_not_there_is_refused() {
        Ran ran = ops("127.0.0.1:" + Ports.free(), "order", "N2");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.answers()).isEmpty();
        assertThat(ran.remarks().strip()).isEqualTo("404 Not found: no such thing");
    }

    private Ran ops(String kafka, String... arguments) {
        Map<String, String> environment = new HashMap<>(services.environment());
        environment.put("KAFKA", kafka);
        return Ran.ops(environment, arguments);
    }
}
