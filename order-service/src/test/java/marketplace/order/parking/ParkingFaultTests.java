package marketplace.order.parking;

import static marketplace.order.parking.TestPayments.PRICE;
import static marketplace.order.parking.TestPayments.capture;
import static marketplace.order.parking.TestPayments.newId;
import static marketplace.order.parking.TestPayments.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.order.Answer;
import marketplace.order.Party;
import marketplace.order.TestSql;
import marketplace.order.completion.LogText;
import marketplace.order.lane.Submission;
import marketplace.platform.problem.PlatformProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of parked payments when something goes wrong while they are tried. */
class ParkingFaultTests {

    private final TestPayments payments = new TestPayments(QuietService.SERVICE, QuietService.DATABASE);
    private final Party operator = QuietService.SERVICE.party("operator", "olga");

    @Test
    void a_try_that_slept_through_its_lease_changes_nothing() {
        Submission order = payments.orderToCome();
        payments.tell(capture(number(order), newId(), PRICE));
        ParkedPayment asleep = claim(payments.id(number(order)));
        payments.place(order, "A-1");
        wakeLeases();
        Answer applied = operator.post(path(number(order)) + "/retry", "").expect(200);

        var _ = QuietService.SERVICE
                .bean(Parking.class)
                .tryAgain(asleep, "sleeper")
                .block();

        assertThat(operator.get(path(number(order))).body()).isEqualTo(applied.body());
        assertThat(payments.journal(number(order)))
                .containsOnlyOnce("order.paid.v1")
                .hasSize(3);
    }

    @Test
    void money_that_is_applied_although_it_was_settled_is_told_to_the_log() {
        Submission order = payments.orderToCome();
        payments.tell(capture(number(order), newId(), PRICE));
        long id = payments.id(number(order));
        ParkedPayment asleep = claim(id);
        wakeLeases();
        operator.post(path(number(order)) + "/settle", Map.of("note", "refunded"))
                .expect(200);
        payments.place(order, "A-1");

        try (LogText log = LogText.listen()) {
            var _ = QuietService.SERVICE
                    .bean(Parking.class)
                    .tryAgain(asleep, null)
                    .block();

            assertThat(log.everything()).contains("parked payment %d was applied".formatted(id));
        }

        assertThat(operator.get(path(number(order))).text("/state")).isEqualTo("SETTLED");
    }

    @Test
    void a_payment_that_breaks_the_rules_is_given_to_the_operator_at_once() {
        Submission order = payments.orderToCome();
        payments.place(order, "A-1");
        try (TestSql sql = new TestSql(QuietService.DATABASE)) {
            sql.run("update orders set document = document - 'payments' where order_number = '%s'"
                    .formatted(number(order)));
        }

        payments.tell(capture(number(order), newId(), PRICE));

        assertThat(payments.parked(number(order))).containsExactly("GIVEN_TO_OPERATOR|BROKEN_INVARIANT|1");
    }

    @Test
    void the_log_says_once_that_a_payment_is_given_to_the_operator() {
        String capture = newId();

        try (LogText log = LogText.listen()) {
            payments.tell(capture("logged", capture, PRICE), capture("logged", capture, PRICE));
            payments.tell(capture("logged", capture, PRICE));
            operator.post(path("logged") + "/retry", "").expect(200);

            assertThat(log.everything())
                    .containsOnlyOnce("given to the operator: parking %d,".formatted(payments.id("logged")));
        }
    }

    @Test
    void what_is_being_tried_at_this_moment_is_neither_tried_nor_settled() {
        payments.tell(capture("being-tried", newId(), PRICE));
        String path = path("being-tried");
        try (TestSql sql = new TestSql(QuietService.DATABASE)) {
            sql.run("update parked_payments set leased_until = clock_timestamp() + interval '1 hour'"
                    + " where order_number = 'being-tried'");
        }

        for (Answer answer : List.of(
                operator.post(path + "/retry", ""), operator.post(path + "/settle", Map.of("note", "refunded")))) {
            assertThat(answer.expectProblem(PlatformProblems.UNAVAILABLE).header("Retry-After"))
                    .isEqualTo("1");
        }

        assertThat(operator.get(path).text("/state")).isEqualTo("GIVEN_TO_OPERATOR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parked_payments", "captures"})
    void a_database_that_says_nothing_holds_payments_up_until_they_are_told_again_and_no_longer(String table) {
        PaymentCaptured told = capture(number(payments.orderToCome()), newId(), PRICE);
        try (TestSql silent = TestSql.transaction(QuietService.DATABASE)) {
            silent.run("lock table %s in access exclusive mode".formatted(table));

            assertThatThrownBy(() -> payments.tell(told)).isInstanceOf(SilentDatabaseException.class);
        }

        payments.tell(told);

        assertThat(payments.parked(told.orderNumber())).containsExactly("WAITING|ORDER_NOT_FOUND|1");
    }

    private static ParkedPayment claim(long id) {
        return QuietService.SERVICE
                .bean(ParkingStore.class)
                .claim(id, Duration.ofHours(1))
                .blockOptional()
                .orElseThrow();
    }

    private static void wakeLeases() {
        try (TestSql sql = new TestSql(QuietService.DATABASE)) {
            sql.run("update parked_payments set leased_until = clock_timestamp() - interval '1 second'"
                    + " where order_number <> 'being-tried'");
        }
    }

    private String path(String number) {
        return "/v1/parked-payments/" + payments.id(number);
    }
}
