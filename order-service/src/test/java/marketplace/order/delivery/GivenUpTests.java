package marketplace.order.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.order.completion.LogText;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.vendor.Behaviour;
import marketplace.servers.vendor.Behaviour.Kind;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What an operator sees of deliveries that vendors never took back, and does about them. */
class GivenUpTests {

    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final RunningService SERVICE =
            TestDeliveries.start(DATABASE, "marketplace.delivery.take-back-within=1s", "marketplace.reminder.every=1s");
    private static final TestMarketplace MARKET = new TestMarketplace(SERVICE, TestDeliveries.CLOCK);
    private static final Map<String, Object> NOTE = Map.of("note", "the vendor has destroyed it by hand, ticket 4711");

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void an_operator_sees_what_was_given_up_and_why_and_nothing_of_what_the_buyer_got() {
        String number = givenUp();

        Answer seen = MARKET.operator.get(path(number)).expect(200);

        assertThat(seen.text("/orderNumber")).isEqualTo(number);
        assertThat(seen.text("/call")).isEqualTo("destroy");
        assertThat(seen.text("/instanceId"))
                .isEqualTo(MARKET.order(MARKET.operator, number).text("/delivery/reference"));
        assertThat(seen.text("/failure")).isNotBlank();
        assertThat(seen.body().at("/attempts").asInt()).isPositive();
        assertThat(seen.body().propertyNames()).doesNotContain("sealedInformation", "claim", "traceParent");
    }

    @Test
    void the_log_says_that_it_waits_for_the_operator() {
        String _ = givenUp();

        try (LogText log = LogText.listen()) {
            Awaitility.await()
                    .untilAsserted(() -> assertThat(log.everything())
                            .containsPattern(
                                    "deliveries that no vendor took back wait for the operator, the oldest since 2"));
        }
    }

    @Test
    void pages_show_all_that_was_given_up_once() {
        List<String> numbers = Stream.generate(GivenUpTests::givenUp).limit(3).toList();

        List<String> seen = new ArrayList<>();
        String next = "?limit=2";
        while (!next.isEmpty()) {
            Answer page = MARKET.operator.get("/v1/deliveries" + next).expect(200);
            for (JsonNode delivery : page.body().at("/deliveries")) {
                assertThat(delivery.at("/state").asString()).isEqualTo("GIVEN_UP");
                seen.add(delivery.at("/orderNumber").asString());
            }
            String after = page.text("/nextAfter");
            next = after.isEmpty() ? "" : "?state=GIVEN_UP&limit=2&after=" + after;
        }

        assertThat(seen).containsAll(numbers).doesNotHaveDuplicates().isSorted();
        assertThat(MARKET.operator.get("/v1/deliveries?state=SETTLED&limit=200").raw())
                .doesNotContain(numbers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?state=LOST", "?after=4711", "?page=2"})
    void a_query_that_means_nothing_is_refused(String query) {
        MARKET.operator.get("/v1/deliveries" + query).expectProblem(OrderProblems.INVALID_QUERY);
    }

    @Test
    void a_retry_has_the_vendor_called_until_it_is_taken_back() {
        String number = givenUp();
        TestDeliveries.VENDOR.behave(number, Behaviour.of(Kind.PROMPT));

        Answer retried = MARKET.operator.post(path(number) + "/retry", "").expect(200);

        assertThat(retried.text("/state")).isEqualTo("OPEN");
        TestDeliveries.awaitUndone(MARKET, number);
        awaitState(number, "DONE");
        assertThat(TestDeliveries.VENDOR.running(number)).isEmpty();
        MARKET.operator.post(path(number) + "/retry", "").expectProblem(OrderProblems.DELIVERY_NOT_GIVEN_UP);
    }

    @Test
    void what_is_settled_by_hand_is_not_called_for_again_and_says_who_did_what() {
        String number = givenUp();

        Answer settled = MARKET.operator.post(path(number) + "/settle", NOTE).expect(200);
        Answer again = MARKET.operator.post(path(number) + "/settle", NOTE).expect(200);
        Answer other = MARKET.operator.post(path(number) + "/settle", Map.of("note", "nobody did"));

        assertThat(settled.text("/state")).isEqualTo("SETTLED");
        assertThat(settled.text("/note")).contains("4711");
        assertThat(settled.text("/settledBy")).startsWith("olga-");
        assertThat(again.raw()).isEqualTo(settled.raw());
        other.expectProblem(OrderProblems.DELIVERY_NOT_GIVEN_UP);
        assertThat(other.text("/state")).isEqualTo("SETTLED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4711", "00301K9ZC4W0Q7HTM2X"})
    void an_order_without_a_vendor_has_none(String number) {
        MARKET.operator.get(path(number)).expectProblem(PlatformProblems.NOT_FOUND);
        MARKET.operator.post(path(number) + "/retry", "").expectProblem(PlatformProblems.NOT_FOUND);
        MARKET.operator.post(path(number) + "/settle", NOTE).expectProblem(PlatformProblems.NOT_FOUND);
    }

    @Test
    void what_is_over_is_forgotten_in_batches_and_taken_back_all_the_same() {
        Database database = Servers.shared().freshDatabase();
        try (RunningService service = TestDeliveries.start(
                database,
                "marketplace.delivery.kept-for=1s",
                "marketplace.delivery.purge-every=100ms",
                "marketplace.delivery.purge-batch=1")) {
            TestMarketplace market = new TestMarketplace(service, TestDeliveries.CLOCK);
            List<String> numbers = Stream.generate(() -> TestDeliveries.pay(market, Behaviour.of(Kind.PROMPT)))
                    .limit(3)
                    .toList();
            numbers.forEach(number -> TestDeliveries.await(market, number, "/status", "COMPLETED"));
            awaitNone(database);

            TestDeliveries.refund(market, numbers.getFirst());

            TestDeliveries.awaitUndone(market, numbers.getFirst());
            assertThat(TestDeliveries.VENDOR.running(numbers.getFirst())).isEmpty();
            assertThat(TestDeliveries.VENDOR.running(numbers.getLast())).hasSize(1);
            awaitNone(database);
        }
    }

    private static String givenUp() {
        String number = TestDeliveries.pay(MARKET, Behaviour.of(Kind.PROMPT));
        TestDeliveries.await(MARKET, number, "/status", "COMPLETED");
        TestDeliveries.VENDOR.behave(number, Behaviour.of(Kind.ERROR));
        TestDeliveries.refund(MARKET, number);
        awaitState(number, "GIVEN_UP");
        return number;
    }

    private static void awaitState(String number, String state) {
        Awaitility.await()
                .atMost(TestDeliveries.PATIENCE)
                .until(() -> MARKET.operator.get(path(number)).text("/state").equals(state));
    }

    /** Of the orders of this service; of those of others on this Kafka it says that they are not there. */
    private static void awaitNone(Database database) {
        try (TestSql sql = new TestSql(database)) {
            Awaitility.await()
                    .atMost(TestDeliveries.PATIENCE)
                    .until(() -> sql.number("select count(*) from deliveries where state <> 'GIVEN_UP'") == 0);
        }
    }

    private static String path(String number) {
        return "/v1/deliveries/" + number;
    }
}
