package marketplace.order.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.vendor.Behaviour;
import marketplace.servers.vendor.Behaviour.Kind;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Deliveries that several instances work on, one after the other, at once, or by mistake together. */
class DeliveryInstancesTests {

    private final Database database = Servers.shared().freshDatabase();

    @Test
    void another_instance_goes_on_where_one_was_stopped() {
        String number;
        try (RunningService first = TestDeliveries.start(database)) {
            number = TestDeliveries.pay(market(first), Behaviour.of(Kind.SILENT).firstTimes(1));
            TestDeliveries.awaitCalls(number, "create", 1);
        }

        try (RunningService second = TestDeliveries.start(database)) {
            TestDeliveries.await(market(second), number, "/status", "COMPLETED");
        }

        assertThat(TestDeliveries.calls(number, "create")).containsOnly(number + "/create");
        assertThat(TestDeliveries.VENDOR.running(number)).hasSize(1);
    }

    @Test
    void two_instances_do_not_call_for_the_same_order_at_once() {
        try (RunningService first = TestDeliveries.start(database);
                RunningService second = TestDeliveries.start(database)) {
            TestMarketplace market = market(first);
            List<String> numbers = Stream.generate(
                            () -> TestDeliveries.pay(market, Behaviour.slow(Duration.ofMillis(500))))
                    .limit(5)
                    .toList();

            numbers.forEach(number -> TestDeliveries.await(market.at(second), number, "/status", "COMPLETED"));

            assertThat(numbers)
                    .allSatisfy(number ->
                            assertThat(TestDeliveries.calls(number, "create")).hasSize(1));
        }
    }

    @Test
    void of_instances_that_a_vendor_made_twice_the_first_stays_and_the_others_are_destroyed() {
        String tooShort = "marketplace.delivery.lease=300ms";
        try (RunningService service = TestDeliveries.start(database, tooShort)) {
            TestMarketplace market = market(service);
            String number = TestDeliveries.pay(market, new Behaviour(Kind.TWICE, 4, Duration.ofSeconds(1)));

            String kept =
                    TestDeliveries.await(market, number, "/status", "COMPLETED").text("/delivery/reference");
            TestDeliveries.awaitCalls(number, "destroy", 1);

            Awaitility.await()
                    .atMost(TestDeliveries.PATIENCE)
                    .until(() -> TestDeliveries.VENDOR.running(number).equals(Set.of(kept)) && isState(number, "DONE"));
            assertThat(TestDeliveries.calls(number, "destroy"))
                    .isNotEmpty()
                    .doesNotContain(number + "/destroy", number + "/destroy/" + kept);
        }
    }

    @Test
    void what_a_vendor_never_takes_back_is_given_up_and_never_said_to_be_undone() {
        try (RunningService service = TestDeliveries.start(database, "marketplace.delivery.take-back-within=1s")) {
            TestMarketplace market = market(service);
            String number = TestDeliveries.pay(market, Behaviour.of(Kind.PROMPT));
            TestDeliveries.await(market, number, "/status", "COMPLETED");
            TestDeliveries.VENDOR.behave(number, Behaviour.of(Kind.ERROR));

            TestDeliveries.refund(market, number);
            Awaitility.await().atMost(TestDeliveries.PATIENCE).until(() -> isState(number, "GIVEN_UP"));

            Answer order = market.order(market.operator, number);
            assertThat(order.text("/delivery/revokedAt")).isNotEmpty();
            assertThat(order.text("/delivery/undoneAt")).isEmpty();
        }
    }

    private boolean isState(String number, String state) {
        try (TestSql sql = new TestSql(database)) {
            return sql.rows("select state from deliveries where order_number = '%s'".formatted(number))
                    .equals(List.of(state));
        }
    }

    private static TestMarketplace market(RunningService service) {
        return new TestMarketplace(service, TestDeliveries.CLOCK);
    }
}
