package marketplace.order.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.OrderCommandMessage.CancelByDeadline;
import marketplace.contracts.OrderCommandMessage.RemindOfDeadline;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.PaymentEventMessage.RefundCompleted;
import marketplace.contracts.PaymentEventMessage.RefundFailed;
import marketplace.contracts.Topics;
import marketplace.contracts.WireMoney;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.servers.TestClock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class InboundTests {

    private static final String UNKNOWN_ORDER = "0000000000000000000";

    private final TestMarketplace market = TestMarketplace.shared();
    private final TestClock clock = RunningService.sharedClock();

    @Test
    void the_same_capture_told_three_times_pays_once() {
        String number = market.place(market.productWithoutForm());
        String attempt = market.openAttempt(number);
        PaymentCaptured captured = capture(number, attempt, TestMarketplace.LIST_PRICE);

        for (int i = 0; i < 3; i++) {
            market.send(Topics.PAYMENT_EVENTS, captured);
        }
        TestDeadLetters.afterAllOf(market, Topics.PAYMENT_EVENTS, number);

        assertThat(types(number)).containsOnlyOnce("order.paid.v1").doesNotContain("order.refund-requested.v1");
    }

    @Test
    void money_for_a_price_that_changed_goes_back_in_full_and_the_right_price_still_pays() {
        String number = market.place(market.productWithoutForm());
        String stale = market.openAttempt(number);
        market.press(market.provider, number, "reprice", Map.of("price", TestMarketplace.cny(9000), "reason", "less"))
                .expect(200);

        market.capture(number, stale, TestMarketplace.LIST_PRICE);
        market.pay(number, 9000);

        Answer order = market.buyer.get("/v1/orders/" + number);
        assertThat(order.text("/status")).isEqualTo("AWAITING_START");
        assertThat(order.body().at("/refunds")).hasSize(1);
        assertThat(order.body().at("/refunds/0/amount/amount").asLong()).isEqualTo(TestMarketplace.LIST_PRICE);
        assertThat(order.text("/refunds/0/cause")).isEqualTo("VOID_ATTEMPT");
    }

    @Test
    void a_refund_that_fails_is_shown_and_may_still_succeed() {
        String number = market.place(market.productWithoutForm());
        String attempt = market.openAttempt(number);
        market.press(market.buyer, number, "cancel", Map.of("reason", "no need"))
                .expect(200);
        String capture = market.capture(number, attempt, TestMarketplace.LIST_PRICE);
        String refund = "R-" + capture;
        Awaitility.await().until(() -> refundState(number).equals("REQUESTED"));

        RefundFailed failed = new RefundFailed(number, refund, "f1", "account closed", clock.instant());
        market.send(Topics.PAYMENT_EVENTS, failed);
        market.send(Topics.PAYMENT_EVENTS, failed);
        Awaitility.await().until(() -> refundState(number).equals("FAILED"));
        market.send(Topics.PAYMENT_EVENTS, new RefundCompleted(number, refund, clock.instant()));

        Awaitility.await().until(() -> refundState(number).equals("REFUNDED"));
        assertThat(types(number)).containsOnlyOnce("order.refund-failed.v1", "order.refund-completed.v1");
    }

    @Test
    void a_long_reason_is_cut_between_characters_and_the_timeline_still_reads() {
        String number = market.place(market.productWithoutForm());
        String attempt = market.openAttempt(number);
        market.press(market.buyer, number, "cancel", Map.of("reason", "no need"))
                .expect(200);
        String capture = market.capture(number, attempt, TestMarketplace.LIST_PRICE);
        String reason = "x".repeat(199) + "\uD83D\uDE00";

        market.send(Topics.PAYMENT_EVENTS, new RefundFailed(number, "R-" + capture, "f1", reason, clock.instant()));

        Awaitility.await().until(() -> refundState(number).equals("FAILED"));
        assertThat(types(number)).contains("order.refund-failed.v1");
    }

    @Test
    void a_hostile_trace_header_is_dropped_and_the_capture_counts() {
        String number = market.place(market.productWithoutForm());
        PaymentCaptured captured = capture(number, market.openAttempt(number), TestMarketplace.LIST_PRICE);
        ProducerRecord<byte[], byte[]> hostile = TestMarketplace.record(Topics.PAYMENT_EVENTS, captured);
        hostile.headers().add(MessageHeaders.TRACE_PARENT, bytes("00-\0-" + "f".repeat(100_000)));

        market.send(hostile);

        market.await(number, "AWAITING_START"::equals);
    }

    @Test
    void a_deadline_command_that_is_early_or_for_another_deadline_has_no_effect() {
        String number = market.awaitingStart(market.productWithoutForm());
        Answer order = market.buyer.get("/v1/orders/" + number);
        Instant due = Instant.parse(order.text("/running/dueAt"));

        market.send(
                Topics.ORDER_COMMANDS,
                new CancelByDeadline(number, order.text("/running/deadlineId"), due, clock.instant()));
        market.send(Topics.ORDER_COMMANDS, new CancelByDeadline(number, "PAYMENT-1", due, clock.instant()));
        TestDeadLetters.afterAllOf(market, Topics.ORDER_COMMANDS, number);

        assertThat(market.status(number)).isEqualTo("AWAITING_START");
    }

    @Test
    void a_reminder_is_recorded_once() {
        String number = market.awaitingStart(market.productWithoutForm());
        Answer order = market.buyer.get("/v1/orders/" + number);
        Instant due = Instant.parse(order.text("/running/dueAt"));
        Instant remindAt = due.minus(Duration.ofDays(3));
        clock.tick(Duration.between(clock.instant(), remindAt));

        for (int i = 0; i < 2; i++) {
            market.send(
                    Topics.ORDER_COMMANDS,
                    new RemindOfDeadline(number, order.text("/running/deadlineId"), due, remindAt, clock.instant()));
        }

        Awaitility.await().until(() -> types(number).contains("order.deadline-reminded.v1"));
        TestDeadLetters.afterAllOf(market, Topics.ORDER_COMMANDS, number);
        assertThat(types(number)).containsOnlyOnce("order.deadline-reminded.v1");
    }

    @Test
    void poison_becomes_a_dead_letter_with_its_reason_and_the_partition_goes_on() {
        String number = market.place(market.productWithoutForm());
        String attempt = market.openAttempt(number);
        String marker = UUID.randomUUID().toString();

        market.send(new ProducerRecord<>(Topics.PAYMENT_EVENTS, bytes(number), bytes("no json " + marker)));
        market.send(Topics.PAYMENT_EVENTS, capture(number, marker + "x".repeat(100), 5));
        market.capture(number, attempt, TestMarketplace.LIST_PRICE);

        market.await(number, "AWAITING_START"::equals);
        Awaitility.await()
                .untilAsserted(() -> assertThat(TestDeadLetters.reasons(Topics.PAYMENT_EVENTS, marker))
                        .hasSize(2)
                        .anyMatch(reason -> reason.contains("JSON"))
                        .anyMatch(reason -> reason.contains("attemptId")));
    }

    @Test
    void a_deadline_command_for_no_order_becomes_a_dead_letter() {
        String marker = UUID.randomUUID().toString();

        for (String number : new String[] {UNKNOWN_ORDER, "not an order"}) {
            market.send(Topics.ORDER_COMMANDS, new CancelByDeadline(number, marker, clock.instant(), clock.instant()));
        }

        Awaitility.await()
                .untilAsserted(() -> assertThat(TestDeadLetters.reasons(Topics.ORDER_COMMANDS, marker))
                        .hasSize(2)
                        .anyMatch(reason -> reason.startsWith("ORDER_NOT_FOUND"))
                        .anyMatch("no order number"::equals));
    }

    @Test
    void a_refund_of_the_longest_capture_id_is_understood() {
        String number = market.place(market.productWithoutForm());
        String attempt = market.openAttempt(number);
        market.press(market.buyer, number, "cancel", Map.of("reason", "no need"))
                .expect(200);
        String longest = "C" + (UUID.randomUUID().toString() + UUID.randomUUID()).substring(0, 63);
        WireMoney amount = new WireMoney(TestMarketplace.LIST_PRICE, "CNY");
        market.send(Topics.PAYMENT_EVENTS, new PaymentCaptured(number, longest, attempt, amount, clock.instant()));

        market.send(Topics.PAYMENT_EVENTS, new RefundCompleted(number, "R-" + longest, clock.instant()));

        Awaitility.await().until(() -> refundState(number).equals("REFUNDED"));
    }

    private PaymentCaptured capture(String number, String attempt, long amount) {
        return new PaymentCaptured(
                number, "C-" + UUID.randomUUID(), attempt, new WireMoney(amount, "CNY"), clock.instant());
    }

    private String refundState(String number) {
        return market.buyer.get("/v1/orders/" + number).text("/refunds/0/state");
    }

    private List<String> types(String number) {
        List<String> types = new ArrayList<>();
        market.buyer
                .get("/v1/orders/%s/timeline".formatted(number))
                .body()
                .at("/entries")
                .forEach(entry -> types.add(entry.at("/type").asString("")));
        return types;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
