package marketplace.order.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.Topics;
import marketplace.contracts.WireMoney;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.order.lane.Lanes;
import marketplace.order.lane.Submission;
import marketplace.order.lane.TestSubmissions;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Money for an order that is not there, over Kafka: it is parked, and nothing is put aside. */
class UnknownOrderTests {

    private static final String UNKNOWN_ORDER = "0000000000000000000";

    private final TestMarketplace market = TestMarketplace.shared();
    private final TestClock clock = RunningService.sharedClock();

    @Test
    void a_capture_for_no_order_is_parked_and_the_partition_goes_on() {
        String number = market.place(market.productWithoutForm());
        String attempt = market.openAttempt(number);
        PaymentCaptured unknown = capture(UNKNOWN_ORDER, "A-" + UUID.randomUUID(), 1);
        PaymentCaptured impossible = capture("not an order", "A-" + UUID.randomUUID(), 1);

        for (PaymentCaptured captured : List.of(unknown, impossible, unknown, impossible)) {
            market.send(Topics.PAYMENT_EVENTS, captured);
        }
        market.capture(number, attempt, TestMarketplace.LIST_PRICE);

        market.await(number, "AWAITING_START"::equals);
        Awaitility.await().untilAsserted(() -> assertThat(parked(unknown)).containsExactly("ORDER_NOT_FOUND"));
        Awaitility.await()
                .untilAsserted(() -> assertThat(parked(impossible)).containsExactly("ORDER_NUMBER_IMPOSSIBLE"));
        assertThat(TestDeadLetters.reasons(Topics.PAYMENT_EVENTS, unknown.captureId()))
                .isEmpty();
        assertThat(TestDeadLetters.reasons(Topics.PAYMENT_EVENTS, impossible.captureId()))
                .isEmpty();
    }

    @Test
    void a_capture_that_is_heard_before_its_order_is_applied_once_by_itself() {
        Lanes lanes = RunningService.shared().bean(Lanes.class);
        Submission order = TestSubmissions.placing(lanes);
        String number = order.command().orderNumber();
        PaymentCaptured captured = capture(number, "A-1", TestMarketplace.LIST_PRICE);
        market.send(Topics.PAYMENT_EVENTS, captured);
        Awaitility.await().untilAsserted(() -> assertThat(parked(captured)).containsExactly("ORDER_NOT_FOUND"));

        var _ = lanes.submit(order).block();
        clock.tick(Duration.ofMinutes(10));
        market.send(Topics.PAYMENT_EVENTS, captured);

        Awaitility.await()
                .until(() -> market.order(market.operator, number).text("/refunds/0/state"), "REQUESTED"::equals);
        TestDeadLetters.afterAllOf(market, Topics.PAYMENT_EVENTS, number);
        assertThat(market.order(market.operator, number).body().at("/refunds")).hasSize(1);
    }

    @Test
    void nothing_moves_on_while_payments_cannot_be_parked() {
        PaymentCaptured captured = capture(UNKNOWN_ORDER, "A-" + UUID.randomUUID(), 1);
        try (TestSql sql = new TestSql(RunningService.sharedDatabase())) {
            sql.run("alter table parked_payments rename to parked_payments_away");
            market.send(Topics.PAYMENT_EVENTS, captured);
            Awaitility.await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            sql.run("alter table parked_payments_away rename to parked_payments");
        }

        Awaitility.await().untilAsserted(() -> assertThat(parked(captured)).containsExactly("ORDER_NOT_FOUND"));
    }

    private PaymentCaptured capture(String number, String attempt, long amount) {
        return new PaymentCaptured(
                number, "C-" + UUID.randomUUID(), attempt, new WireMoney(amount, "CNY"), clock.instant());
    }

    /** Why the capture is parked, once for every time that it is. */
    private static List<String> parked(PaymentCaptured captured) {
        try (TestSql sql = new TestSql(RunningService.sharedDatabase())) {
            return sql.rows(
                    "select reason from parked_payments where body like '%%%s%%'".formatted(captured.captureId()));
        }
    }
}
