package marketplace.order.refund;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import marketplace.contracts.PaymentEventMessage.RefundCompleted;
import marketplace.contracts.PaymentEventMessage.RefundFailed;
import marketplace.contracts.Topics;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.order.completion.LogText;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refunds that failed are asked for again, by two instances that know nothing of each other. */
class RefundRoundsTests {

    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final TestClock CLOCK = new TestClock();
    private static final RunningService FIRST = start();
    private static final RunningService SECOND = start();

    private final TestMarketplace market = new TestMarketplace(FIRST, CLOCK);
    private String number = "";

    @AfterAll
    static void stop() {
        SECOND.close();
        FIRST.close();
    }

    @BeforeEach
    void moneyIsToGoBack() {
        number = market.awaitingStart(market.productWithoutForm());
        market.press(market.buyer, number, "ask-refund", Map.of("reason", "OTHER", "text", "not as agreed"))
                .expect(200);
        market.press(market.provider, number, "agree-refund", Map.of("claim", 1))
                .expect(200);
    }

    @Test
    void a_refund_that_failed_is_asked_for_again_once_for_each_failure() {
        fail();
        assertThat(refund().text("/refunds/0/nextTryAt"))
                .isEqualTo(CLOCK.instant().plus(Duration.ofMinutes(1)).toString());

        CLOCK.tick(Duration.ofMinutes(1));
        awaitRefund("REQUESTED", 2);
        assertThat(refund().body().at("/refunds/0").has("nextTryAt")).isFalse();
        fail();
        assertThat(refund().text("/refunds/0/nextTryAt"))
                .isEqualTo(CLOCK.instant().plus(Duration.ofMinutes(2)).toString());
        CLOCK.tick(Duration.ofMinutes(2));
        awaitRefund("REQUESTED", 3);
        market.send(Topics.PAYMENT_EVENTS, new RefundCompleted(number, refundId(), CLOCK.instant()));
        awaitRefund("REFUNDED", 3);

        assertThat(times("order.refund-retried.v1")).isEqualTo(2);
        assertThat(refund().body().at("/refunds/0").has("failure")).isFalse();
    }

    @Test
    void after_the_last_try_it_is_the_operators_to_retry_or_to_settle() {
        fail();
        CLOCK.tick(Duration.ofMinutes(1));
        awaitRefund("REQUESTED", 2);
        fail();
        CLOCK.tick(Duration.ofMinutes(2));
        awaitRefund("REQUESTED", 3);
        fail();
        CLOCK.tick(Duration.ofDays(3));
        otherRefundsAreTriedAgain();

        assertThat(refund().text("/refunds/0/state")).isEqualTo("FAILED");
        assertThat(refund().body().at("/refunds/0").has("nextTryAt")).isFalse();
        assertThat(failedOrders()).contains(number);
        assertThat(market.order(market.operator, number).texts("/allowedActions"))
                .containsExactly("retry-refund", "settle-refund");
        theLogSaysThatItWaits();
        Answer settled = settle("by transfer").expect(200);
        assertThat(settled.text("/refunds/0/state")).isEqualTo("SETTLED");
        assertThat(settled.text("/refunds/0/note")).isEqualTo("by transfer");
        assertThat(failedOrders()).doesNotContain(number);
    }

    @Test
    void what_was_settled_by_hand_and_paid_all_the_same_is_listed_until_it_is_put_right() {
        fail();
        settle("by transfer").expect(200);

        market.send(Topics.PAYMENT_EVENTS, new RefundCompleted(number, refundId(), CLOCK.instant()));

        Awaitility.await().until(() -> refund().text("/refunds/0/state").equals("PAID_TWICE"));
        assertThat(failedOrders()).contains(number);
        assertThat(refund().texts("/allowedActions")).containsExactly("settle-refund");
        Answer settled = settle("the transfer came back").expect(200);
        assertThat(settled.text("/refunds/0/state")).isEqualTo("REFUNDED");
        assertThat(failedOrders()).doesNotContain(number);
    }

    /** One that cannot be read, and one whose version the database has already: a round looks at one order. */
    @ParameterizedTest
    @ValueSource(strings = {"'{status}', '\"NO_SUCH_STATUS\"'", "'{version}', '1'"})
    void an_order_that_cannot_be_changed_stands_in_no_others_way(String change) {
        String broken = number;
        fail();
        String document = change(broken, "jsonb_set(document, %s)".formatted(change));
        CLOCK.tick(Duration.ofSeconds(1));
        moneyIsToGoBack();
        fail();

        CLOCK.tick(Duration.ofMinutes(1));
        awaitRefund("REQUESTED", 2);
        change(broken, "'%s'::jsonb".formatted(document));
        number = broken;
        CLOCK.tick(Duration.ofMinutes(10));
        awaitRefund("REQUESTED", 2);
    }

    /** What the order was before. */
    @CanIgnoreReturnValue
    private static String change(String number, String document) {
        try (TestSql sql = new TestSql(DATABASE)) {
            String before = sql.rows("select document from orders where order_number = '%s'".formatted(number))
                    .getFirst();
            sql.run("update orders set document = %s where order_number = '%s'".formatted(document, number));
            return before;
        }
    }

    /** Proof that the rounds went on, and left the exhausted one alone. */
    private void otherRefundsAreTriedAgain() {
        String exhausted = number;
        moneyIsToGoBack();
        fail();
        CLOCK.tick(Duration.ofMinutes(1));
        awaitRefund("REQUESTED", 2);
        number = exhausted;
    }

    private static void theLogSaysThatItWaits() {
        try (LogText log = LogText.listen()) {
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(log.everything())
                                    .contains(
                                            "orders with a refund that failed or was paid twice wait for the operator, the oldest since 2"));
        }
    }

    private void fail() {
        market.send(
                Topics.PAYMENT_EVENTS,
                new RefundFailed(number, refundId(), UUID.randomUUID().toString(), "account closed", CLOCK.instant()));
        Awaitility.await().until(() -> refund().text("/refunds/0/state").equals("FAILED"));
    }

    private void awaitRefund(String state, int tries) {
        Awaitility.await().untilAsserted(() -> {
            assertThat(refund().text("/refunds/0/state")).isEqualTo(state);
            assertThat(refund().body().at("/refunds/0/tries").asInt()).isEqualTo(tries);
        });
    }

    private Answer settle(String note) {
        return market.press(market.operator, number, "settle-refund", Map.of("refundId", refundId(), "note", note));
    }

    private Answer refund() {
        return market.order(market.operator, number);
    }

    private String refundId() {
        return refund().text("/refunds/0/refundId");
    }

    private String failedOrders() {
        return market.operator
                .get("/v1/orders?refundFailed=true&limit=100")
                .expect(200)
                .raw();
    }

    private long times(String type) {
        return market.operator
                .get("/v1/orders/%s/timeline".formatted(number))
                .expect(200)
                .body()
                .at("/entries")
                .valueStream()
                .filter(entry -> entry.at("/type").asString().equals(type))
                .count();
    }

    private static RunningService start() {
        return RunningService.start(
                DATABASE,
                CLOCK,
                "marketplace.refunds.poll=20ms",
                "marketplace.refunds.batch=1",
                "marketplace.reminder.every=1s",
                "marketplace.orders.claims.refund-retries.tries=3");
    }
}
