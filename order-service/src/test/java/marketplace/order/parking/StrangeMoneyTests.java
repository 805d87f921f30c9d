package marketplace.order.parking;

import static marketplace.order.parking.TestPayments.PRICE;
import static marketplace.order.parking.TestPayments.capture;
import static marketplace.order.parking.TestPayments.events;
import static marketplace.order.parking.TestPayments.newId;
import static marketplace.order.parking.TestPayments.number;
import static marketplace.order.parking.TestPayments.refunded;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.PaymentEventMessage.RefundFailed;
import marketplace.contracts.WireMoney;
import marketplace.order.Party;
import marketplace.order.lane.Submission;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Money that is told of two orders, in two ways, or as no money can be. */
class StrangeMoneyTests {

    private final TestPayments payments = new TestPayments(QuietService.SERVICE, QuietService.DATABASE);
    private final Party operator = QuietService.SERVICE.party("operator", "olga");

    @Test
    void the_same_capture_with_another_amount_is_given_to_the_operator_at_once() {
        Submission order = payments.orderToCome();
        String id = newId();
        payments.place(order, "A-1");
        payments.tell(capture(number(order), id, PRICE));

        payments.tell(capture(number(order), id, PRICE + 1), capture(number(order), id, PRICE + 1));

        assertThat(payments.parked(number(order))).containsExactly("GIVEN_TO_OPERATOR|TOLD_DIFFERENTLY|1");
        assertThat(payments.journal(number(order)))
                .containsOnlyOnce("order.paid.v1")
                .hasSize(3);
    }

    @Test
    void a_capture_that_was_told_of_another_order_is_given_to_the_operator_at_once() {
        List<Submission> orders = ordersOfOneLane();
        String id = newId();
        orders.forEach(order -> payments.place(order, "A-1"));
        payments.tell(capture(number(orders.get(0)), id, PRICE));

        payments.tell(capture(number(orders.get(1)), id, PRICE));

        assertThat(payments.parked(number(orders.get(1)))).containsExactly("GIVEN_TO_OPERATOR|TOLD_DIFFERENTLY|1");
    }

    @Test
    void a_capture_that_was_told_of_an_order_in_another_lane_is_neither_paid_back_nor_counted_twice() {
        List<Submission> orders = ordersOfDifferentLanes();
        orders.forEach(order -> payments.place(order, "A-1"));
        String first = number(orders.get(0));
        String second = number(orders.get(1));
        String told = newId();
        String toldAtOnce = newId();

        payments.tell(capture(first, told, PRICE));
        payments.tell(capture(second, told, PRICE));
        payments.tell(capture(first, toldAtOnce, PRICE), capture(second, toldAtOnce, PRICE));

        assertThat(payments.parked(first)).isEmpty();
        assertThat(payments.parked(second))
                .containsExactly("GIVEN_TO_OPERATOR|TOLD_DIFFERENTLY|1", "GIVEN_TO_OPERATOR|TOLD_DIFFERENTLY|1");
        assertThat(payments.journal(first))
                .containsExactly(
                        "order.placed.v1",
                        "order.payment-attempt-opened.v1",
                        "order.paid.v1",
                        "order.stray-capture-received.v1",
                        "order.refund-requested.v1");
        assertThat(payments.journal(second)).containsExactly("order.placed.v1", "order.payment-attempt-opened.v1");
    }

    @Test
    void a_capture_that_was_told_of_two_orders_before_either_was_there_pays_the_first_of_them() {
        List<Submission> orders = ordersOfDifferentLanes();
        String id = newId();
        orders.forEach(order -> payments.tell(capture(number(order), id, PRICE)));
        orders.forEach(order -> payments.place(order, "A-1"));

        orders.forEach(order -> operator.post("/v1/parked-payments/%d/retry".formatted(payments.id(number(order))), "")
                .expect(200));

        assertThat(payments.parked(number(orders.get(0)))).containsExactly("APPLIED|ORDER_NOT_FOUND|2");
        assertThat(payments.parked(number(orders.get(1)))).containsExactly("GIVEN_TO_OPERATOR|TOLD_DIFFERENTLY|2");
    }

    @Test
    void a_capture_that_is_told_of_two_orders_at_the_same_moment_counts_once() {
        List<Submission> orders = ordersOfDifferentLanes();
        orders.forEach(order -> payments.place(order, "A-1"));
        String id = newId();

        var _ = Mono.when(
                        QuietService.SERVICE
                                .bean(PaymentIntake.class)
                                .take(events(capture(number(orders.get(0)), id, PRICE))),
                        QuietService.SERVICE
                                .bean(PaymentIntake.class)
                                .take(events(capture(number(orders.get(1)), id, PRICE))))
                .block();

        assertThat(orders.stream().flatMap(order -> payments.journal(number(order)).stream()))
                .containsOnlyOnce("order.paid.v1")
                .doesNotContain("order.refund-requested.v1");
        assertThat(orders.stream().flatMap(order -> payments.parked(number(order)).stream()))
                .containsExactly("GIVEN_TO_OPERATOR|TOLD_DIFFERENTLY|1");
    }

    @Test
    void what_no_order_can_hold_is_given_to_the_operator_at_once_whether_the_order_is_there_or_not() {
        Submission there = payments.orderToCome();
        payments.place(there, "A-1");
        String number = number(there);
        String unknown = number(payments.orderToCome());
        PaymentCaptured[] unusable = {
            captureOf(number, newId() + "/1", new WireMoney(PRICE, "CNY")),
            captureOf(number, "x".repeat(128), new WireMoney(PRICE, "CNY")),
            captureOf(number, newId(), new WireMoney(PRICE, "RMB")),
            captureOf(number, newId(), new WireMoney(PRICE, "cny" + "币".repeat(10_000))),
            captureOf(number, newId(), new WireMoney(0, "CNY")),
            captureOf(unknown, newId(), new WireMoney(-5, "CNY"))
        };

        payments.tell(unusable);
        payments.tell(unusable);
        payments.tell(refunded(number, "x".repeat(70)));

        assertThat(payments.parked(number)).hasSize(6).allMatch("GIVEN_TO_OPERATOR|UNUSABLE|1"::equals);
        assertThat(payments.parked(unknown)).containsExactly("GIVEN_TO_OPERATOR|UNUSABLE|1");
        assertThat(payments.journal(number)).hasSize(2);
    }

    @Test
    void a_failure_of_a_refund_by_a_foreign_name_is_recorded_once() {
        Submission order = payments.orderToCome();
        payments.place(order, "A-1");
        String stray = newId();
        payments.tell(capture(number(order), newId(), PRICE), capture(number(order), stray, PRICE));

        for (int i = 0; i < 2; i++) {
            payments.tell(
                    new RefundFailed(number(order), "R-" + stray, "f|1/@ ", "closed", QuietService.CLOCK.instant()));
        }

        assertThat(payments.journal(number(order))).containsOnlyOnce("order.refund-failed.v1");
        assertThat(payments.parked(number(order))).isEmpty();
    }

    @Test
    void events_whose_ids_have_bars_are_not_taken_for_one_another() {
        String number = "bars";

        payments.tell(
                new RefundFailed(number, "R|1", "f", "closed", QuietService.CLOCK.instant()),
                new RefundFailed(number, "R", "1|f", "closed", QuietService.CLOCK.instant()),
                new RefundFailed(number, "R%7C1", "f", "closed", QuietService.CLOCK.instant()));

        assertThat(payments.parked(number)).hasSize(3);
    }

    @Test
    void numbers_that_no_order_ever_has_are_given_to_the_operator_at_once() {
        for (String number : new String[] {"not an order", "订单", "016" + "0".repeat(16), "9990000000000000000"}) {
            payments.tell(capture(number, newId(), PRICE));

            assertThat(payments.parked(number)).containsExactly("GIVEN_TO_OPERATOR|ORDER_NUMBER_IMPOSSIBLE|1");
        }
    }

    private static PaymentCaptured captureOf(String number, String captureId, WireMoney amount) {
        return new PaymentCaptured(number, captureId, "A-1", amount, QuietService.CLOCK.instant());
    }

    private List<Submission> ordersOfOneLane() {
        Submission first = payments.orderToCome();
        String lane = number(first).substring(0, 3);
        return List.of(
                first,
                IntStream.range(0, 10_000)
                        .mapToObj(i -> payments.orderToCome())
                        .filter(order -> number(order).startsWith(lane))
                        .findFirst()
                        .orElseThrow());
    }

    private List<Submission> ordersOfDifferentLanes() {
        Submission first = payments.orderToCome();
        String lane = number(first).substring(0, 3);
        return List.of(
                first,
                Stream.generate(payments::orderToCome)
                        .filter(order -> !number(order).startsWith(lane))
                        .findFirst()
                        .orElseThrow());
    }
}
