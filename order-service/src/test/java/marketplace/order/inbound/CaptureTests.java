package marketplace.order.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.Topics;
import marketplace.contracts.WireMoney;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Money that the payment platform took: it pays for what its attempt was opened for, or all of it goes back (rule 5). */
class CaptureTests {

    private static final long LIST_PRICE = TestMarketplace.LIST_PRICE;
    private static final WireMoney PRICE = new WireMoney(LIST_PRICE, "CNY");

    /** What stray money may change of an order as its parties see it. */
    private static final Set<String> OF_STRAY_MONEY = Set.of("version", "refunds");

    private final TestMarketplace market = TestMarketplace.shared();
    private final TestClock clock = RunningService.sharedClock();
    private final String number = market.place(market.productWithoutForm());

    @Test
    void exactly_the_amount_of_its_attempt_pays() {
        PaymentCaptured capture = capture(market.openAttempt(number), PRICE);

        market.send(Topics.PAYMENT_EVENTS, capture);
        market.await(number, "AWAITING_START"::equals);

        Answer order = market.order(market.buyer, number);
        assertThat(order.body().at("/refunds")).isEmpty();
        assertThat(order.text("/paidAt")).isEqualTo(clock.instant().toString());
        JsonNode paid = timeline().getLast();
        assertThat(paid.at("/type").asString()).isEqualTo("order.paid.v1");
        assertThat(paid.at("/details/captureId").asString()).isEqualTo(capture.captureId());
        assertThat(paid.at("/details/attemptId").asString()).isEqualTo(capture.attemptId());
        assertThat(paid.at("/details/amount/amount").asLong()).isEqualTo(LIST_PRICE);
    }

    @Test
    void money_for_an_attempt_that_a_reprice_voided_goes_back() {
        String attempt = market.openAttempt(number);
        market.press(market.provider, number, "reprice", TestMarketplace.price(9900))
                .expect(200);

        assertGoesBack(capture(attempt, PRICE), "VOID_ATTEMPT");
    }

    @Test
    void the_new_price_for_an_attempt_of_the_old_one_goes_back() {
        String attempt = market.openAttempt(number);
        market.press(market.provider, number, "reprice", TestMarketplace.price(9900))
                .expect(200);

        assertGoesBack(capture(attempt, new WireMoney(9900, "CNY")), "VOID_ATTEMPT");
    }

    @Test
    void money_taken_after_its_attempt_expired_goes_back() {
        String attempt = market.openAttempt(number);
        Instant late = expiry().plusMillis(1);

        assertGoesBack(capture(number, attempt, PRICE, late), "EXPIRED_ATTEMPT");
    }

    @Test
    void money_taken_at_the_very_expiry_pays_although_the_message_comes_later() {
        String attempt = market.openAttempt(number);
        Instant last = expiry();
        clock.tick(Duration.ofHours(1));

        market.send(Topics.PAYMENT_EVENTS, capture(number, attempt, PRICE, last));

        market.await(number, "AWAITING_START"::equals);
        assertThat(market.order(market.buyer, number).body().at("/refunds")).isEmpty();
    }

    @Test
    void a_wrong_amount_goes_back() {
        String attempt = market.openAttempt(number);

        assertGoesBack(capture(attempt, new WireMoney(LIST_PRICE - 1, "CNY")), "WRONG_AMOUNT");
        assertGoesBack(capture(attempt, new WireMoney(LIST_PRICE + 1, "CNY")), "WRONG_AMOUNT");
    }

    @Test
    void a_wrong_currency_goes_back_in_that_currency() {
        String attempt = market.openAttempt(number);

        assertGoesBack(capture(attempt, new WireMoney(LIST_PRICE, "USD")), "WRONG_CURRENCY");
    }

    @Test
    void money_for_an_unknown_attempt_goes_back() {
        market.openAttempt(number);

        assertGoesBack(capture("A-" + UUID.randomUUID(), PRICE), "UNKNOWN_ATTEMPT");
        assertGoesBack(capture("A/1|@ 次" + "x".repeat(120), PRICE), "UNKNOWN_ATTEMPT");
    }

    @Test
    void a_second_capture_goes_back_and_the_first_still_pays() {
        String attempt = market.openAttempt(number);
        market.capture(number, attempt, LIST_PRICE);
        market.await(number, "AWAITING_START"::equals);

        assertGoesBack(capture(attempt, PRICE), "ALREADY_PAID");
    }

    @Test
    void money_for_a_cancelled_order_goes_back() {
        String attempt = market.openAttempt(number);
        market.press(market.buyer, number, "cancel", "{}").expect(200);

        assertGoesBack(capture(attempt, PRICE), "ORDER_CANCELLED");
    }

    @Test
    void after_stray_money_the_order_is_still_paid_by_a_new_attempt() {
        assertGoesBack(capture("A-" + UUID.randomUUID(), PRICE), "UNKNOWN_ATTEMPT");

        market.pay(number, LIST_PRICE);

        assertThat(market.status(number)).isEqualTo("AWAITING_START");
        assertThat(market.order(market.buyer, number).body().at("/refunds")).hasSize(1);
    }

    @Test
    void a_stray_capture_told_again_is_refunded_once() {
        PaymentCaptured told = capture("A-" + UUID.randomUUID(), PRICE);
        PaymentCaptured next = capture("A-" + UUID.randomUUID(), PRICE);

        market.send(Topics.PAYMENT_EVENTS, told);
        market.send(Topics.PAYMENT_EVENTS, told);
        market.send(Topics.PAYMENT_EVENTS, next);

        Awaitility.await().until(() -> refunds().contains("R-" + next.captureId()));
        assertThat(refunds()).containsExactly("R-" + told.captureId(), "R-" + next.captureId());
        assertThat(timeline()).hasSize(5);
    }

    /** All of this money is on its way back, everybody can see why, and the order is what it was. */
    private void assertGoesBack(PaymentCaptured capture, String cause) {
        JsonNode before = withoutStrayMoney();
        int refunds = refunds().size();

        market.send(Topics.PAYMENT_EVENTS, capture);
        Awaitility.await().until(() -> refunds().size() > refunds);

        assertThat(withoutStrayMoney()).isEqualTo(before);
        JsonNode refund = market.order(market.buyer, number).body().at("/refunds/" + refunds);
        assertThat(refund.at("/refundId").asString()).isEqualTo("R-" + capture.captureId());
        assertThat(refund.at("/cause").asString()).isEqualTo(cause);
        assertThat(refund.at("/state").asString()).isEqualTo("REQUESTED");
        assertIs(refund.at("/amount"), capture.amount());
        List<JsonNode> timeline = timeline();
        JsonNode stray = timeline.get(timeline.size() - 2);
        assertThat(stray.at("/type").asString()).isEqualTo("order.stray-capture-received.v1");
        assertThat(stray.at("/details/captureId").asString()).isEqualTo(capture.captureId());
        assertThat(stray.at("/details/cause").asString()).isEqualTo(cause);
        assertIs(stray.at("/details/amount"), capture.amount());
        JsonNode requested = timeline.getLast();
        assertThat(requested.at("/type").asString()).isEqualTo("order.refund-requested.v1");
        assertThat(requested.at("/details/refundId").asString()).isEqualTo("R-" + capture.captureId());
        assertThat(requested.at("/details/cause").asString()).isEqualTo(cause);
        assertIs(requested.at("/details/amount"), capture.amount());
    }

    private static void assertIs(JsonNode money, WireMoney expected) {
        assertThat(money.at("/amount").asLong()).isEqualTo(expected.amount());
        assertThat(money.at("/currency").asString()).isEqualTo(expected.currency());
    }

    private JsonNode withoutStrayMoney() {
        return ((ObjectNode) market.order(market.buyer, number).body()).remove(OF_STRAY_MONEY);
    }

    private Instant expiry() {
        return Instant.parse(market.order(market.buyer, number).text("/paymentAttempts/0/expiresAt"));
    }

    private List<String> refunds() {
        return market.order(market.buyer, number)
                .body()
                .at("/refunds")
                .valueStream()
                .map(refund -> refund.at("/refundId").asString())
                .toList();
    }

    private List<JsonNode> timeline() {
        return market.buyer
                .get("/v1/orders/%s/timeline".formatted(number))
                .body()
                .at("/entries")
                .valueStream()
                .toList();
    }

    private PaymentCaptured capture(String attempt, WireMoney amount) {
        return capture(number, attempt, amount, clock.instant());
    }

    private static PaymentCaptured capture(String number, String attempt, WireMoney amount, Instant at) {
        return new PaymentCaptured(number, "C-" + UUID.randomUUID(), attempt, amount, at);
    }
}
