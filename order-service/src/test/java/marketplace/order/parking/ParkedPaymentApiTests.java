package marketplace.order.parking;

import static marketplace.order.parking.TestPayments.PRICE;
import static marketplace.order.parking.TestPayments.capture;
import static marketplace.order.parking.TestPayments.newId;
import static marketplace.order.parking.TestPayments.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import marketplace.contracts.PaymentEventMessage.RefundFailed;
import marketplace.order.Answer;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.lane.Submission;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator sees of parked payments, and does about them. */
class ParkedPaymentApiTests {

    private static final RunningService SERVICE = QuietService.SERVICE;
    private static final TestClock CLOCK = QuietService.CLOCK;

    private final TestPayments payments = new TestPayments(SERVICE, QuietService.DATABASE);
    private final Party operator = SERVICE.party("operator", "olga");

    @Test
    void an_operator_sees_what_was_told_why_it_is_parked_and_how_often_it_was_tried() {
        String number = number(payments.orderToCome());
        String capture = newId();
        payments.tell(capture(number, capture, 4711));

        Answer seen = operator.get(path(number)).expect(200);

        assertThat(seen.text("/state")).isEqualTo("WAITING");
        assertThat(seen.text("/orderNumber")).isEqualTo(number);
        assertThat(seen.text("/event/type")).isEqualTo("payment.captured.v1");
        assertThat(seen.text("/event/captureId")).isEqualTo(capture);
        assertThat(seen.text("/event/attemptId")).isEqualTo("A-1");
        assertThat(seen.body().at("/event/amount/amount").asLong()).isEqualTo(4711);
        assertThat(seen.text("/event/amount/currency")).isEqualTo("CNY");
        assertThat(seen.text("/event/occurredAt")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(seen.text("/reason")).isEqualTo("ORDER_NOT_FOUND");
        assertThat(seen.text("/detail")).isEqualTo("no order with this number");
        assertThat(seen.body().at("/tries").asInt()).isEqualTo(1);
        assertThat(seen.text("/parkedAt")).isEqualTo(CLOCK.instant().toString());
        assertThat(Instant.parse(seen.text("/nextTryAt")))
                .isBetween(CLOCK.instant(), CLOCK.instant().plusSeconds(1));
        assertThat(seen.body().has("givenAt")).isFalse();
    }

    @Test
    void a_refund_that_failed_is_shown_with_its_reason() {
        String number = number(payments.orderToCome());
        payments.tell(new RefundFailed(number, "R-1", "f1", "account closed \n now", CLOCK.instant()));

        Answer seen = operator.get(path(number)).expect(200);

        assertThat(seen.text("/event/refundId")).isEqualTo("R-1");
        assertThat(seen.text("/event/failureId")).isEqualTo("f1");
        assertThat(seen.text("/event/failure")).isEqualTo("account closed \n now");
        assertThat(seen.body().at("/event").has("amount")).isFalse();
    }

    @Test
    void pages_show_every_payment_of_a_state_once_oldest_first() {
        List<String> numbers =
                IntStream.range(0, 7).mapToObj(i -> "page-" + newId()).toList();
        numbers.forEach(number -> payments.tell(capture(number, newId(), PRICE)));
        payments.tell(capture(number(payments.orderToCome()), newId(), PRICE));

        List<String> seen = new ArrayList<>();
        String next = "0";
        while (!next.isEmpty()) {
            Answer page = operator.get("/v1/parked-payments?state=GIVEN_TO_OPERATOR&limit=3&after=" + next)
                    .expect(200);
            page.body().at("/payments").forEach(payment -> {
                assertThat(payment.at("/state").asString()).isEqualTo("GIVEN_TO_OPERATOR");
                seen.add(payment.at("/orderNumber").asString());
            });
            next = page.body().at("/nextAfter").asString("");
        }

        assertThat(seen.stream().filter(number -> number.startsWith("page-"))).containsExactlyElementsOf(numbers);
    }

    @Test
    void a_list_without_a_state_shows_all_states() {
        String waiting = number(payments.orderToCome());
        payments.tell(capture(waiting, newId(), PRICE), capture("all-states", newId(), PRICE));

        Answer page = operator.get("/v1/parked-payments?limit=200").expect(200);

        assertThat(page.body().at("/payments").findValuesAsString("orderNumber"))
                .contains(waiting, "all-states");
    }

    @Test
    void a_retry_of_an_order_that_is_still_unknown_says_so_and_one_that_succeeds_too() {
        Submission order = payments.orderToCome();
        payments.tell(capture(number(order), newId(), PRICE));
        String retry = path(number(order)) + "/retry";

        Answer inVain = operator.post(retry, "").expect(200);
        payments.place(order, "A-1");
        Answer done = operator.post(retry, "").expect(200);
        Answer again = operator.post(retry, "").expect(200);

        assertThat(inVain.text("/state")).isEqualTo("WAITING");
        assertThat(inVain.text("/reason")).isEqualTo("ORDER_NOT_FOUND");
        assertThat(inVain.body().at("/tries").asInt()).isEqualTo(2);
        assertThat(done.text("/state")).isEqualTo("APPLIED");
        assertThat(done.text("/closedBy")).isEqualTo("olga");
        assertThat(done.text("/closedAt")).isEqualTo(CLOCK.instant().toString());
        assertThat(again.body()).isEqualTo(done.body());
        assertThat(payments.journal(number(order)))
                .containsOnlyOnce("order.paid.v1")
                .hasSize(3);
    }

    @Test
    void a_retry_of_what_can_never_be_applied_leaves_it_with_the_operator() {
        payments.tell(capture("never", newId(), PRICE));

        Answer answer = operator.post(path("never") + "/retry", "").expect(200);

        assertThat(answer.text("/state")).isEqualTo("GIVEN_TO_OPERATOR");
        assertThat(answer.text("/reason")).isEqualTo("ORDER_NUMBER_IMPOSSIBLE");
    }

    @Test
    void what_an_operator_settled_by_hand_is_never_applied() {
        Submission order = payments.orderToCome();
        String capture = newId();
        payments.tell(capture(number(order), capture, PRICE));
        String path = path(number(order));

        Answer settled = operator.post(path + "/settle", Map.of("note", "refunded, 4711"))
                .expect(200);
        payments.place(order, "A-1");
        CLOCK.tick(Duration.ofHours(25));
        payments.tell(capture(number(order), capture, PRICE));
        operator.post(path + "/retry", "").expectProblem(OrderProblems.PARKED_PAYMENT_CLOSED);

        assertThat(settled.text("/state")).isEqualTo("SETTLED");
        assertThat(settled.text("/note")).isEqualTo("refunded, 4711");
        assertThat(settled.text("/closedBy")).isEqualTo("olga");
        assertThat(payments.journal(number(order))).doesNotContain("order.paid.v1");
    }

    @Test
    void settling_may_be_repeated_but_not_contradicted() {
        payments.tell(capture("settled-twice", newId(), PRICE));
        String settle = path("settled-twice") + "/settle";
        Answer first = operator.post(settle, Map.of("note", "refunded")).expect(200);
        CLOCK.tick(Duration.ofMinutes(1));

        Answer repeated = operator.post(settle, Map.of("note", "refunded")).expect(200);
        Answer otherNote = operator.post(settle, Map.of("note", "kept"));
        Answer otherOperator = SERVICE.party("operator", "oskar").post(settle, Map.of("note", "refunded"));

        assertThat(repeated.body()).isEqualTo(first.body());
        assertThat(otherNote.expectProblem(OrderProblems.PARKED_PAYMENT_CLOSED).text("/state"))
                .isEqualTo("SETTLED");
        otherOperator.expectProblem(OrderProblems.PARKED_PAYMENT_CLOSED);
    }

    @Test
    void what_was_applied_cannot_be_settled() {
        Submission order = payments.orderToCome();
        payments.tell(capture(number(order), newId(), PRICE));
        payments.place(order, "A-1");
        operator.post(path(number(order)) + "/retry", "").expect(200);

        Answer answer = operator.post(path(number(order)) + "/settle", Map.of("note", "refunded"));

        assertThat(answer.expectProblem(OrderProblems.PARKED_PAYMENT_CLOSED).text("/state"))
                .isEqualTo("APPLIED");
    }

    @Test
    void a_note_is_required_and_short() {
        payments.tell(capture("no-note", newId(), PRICE));
        String settle = path("no-note") + "/settle";

        for (Object body : List.of(Map.of(), Map.of("note", " "), Map.of("note", "x".repeat(501)))) {
            assertThat(operator.post(settle, body)
                            .expectProblem(PlatformProblems.INVALID_REQUEST)
                            .wrongField())
                    .isEqualTo("/note");
        }

        assertThat(operator.get(path("no-note")).text("/state")).isEqualTo("GIVEN_TO_OPERATOR");
    }

    @Test
    void what_is_not_there_is_not_found() {
        for (String id : new String[] {"999999999", "x", "-1", "9".repeat(30)}) {
            String path = "/v1/parked-payments/" + id;

            operator.get(path).expectProblem(PlatformProblems.NOT_FOUND);
            operator.post(path + "/retry", "").expectProblem(PlatformProblems.NOT_FOUND);
            operator.post(path + "/settle", Map.of("note", "n")).expectProblem(PlatformProblems.NOT_FOUND);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=OPEN", "state=", "after=-1", "after=x", "after=1e3", "State=WAITING", "offset=3"})
    void a_query_that_makes_no_sense_is_refused_by_the_name_of_what_is_wrong(String query) {
        Answer answer = operator.get("/v1/parked-payments?" + query);

        assertThat(answer.expectProblem(OrderProblems.INVALID_QUERY).text("/errors/0/parameter"))
                .isEqualTo(query.split("=", 2)[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "x"})
    void a_page_has_1_to_200_payments(String limit) {
        operator.get("/v1/parked-payments?limit=" + limit).expectProblem(PlatformProblems.MALFORMED_REQUEST);
    }

    @Test
    void nobody_else_sees_or_does_anything() {
        payments.tell(capture("secret", newId(), PRICE));
        String path = path("secret");

        for (String role : new String[] {"buyer", "provider", "service"}) {
            Party party = SERVICE.party(role, "olga");
            party.get("/v1/parked-payments").expectProblem(PlatformProblems.FORBIDDEN_ROLE);
            party.get(path).expectProblem(PlatformProblems.FORBIDDEN_ROLE);
            party.post(path + "/retry", "").expectProblem(PlatformProblems.FORBIDDEN_ROLE);
            party.post(path + "/settle", Map.of("note", "n")).expectProblem(PlatformProblems.FORBIDDEN_ROLE);
        }

        assertThat(payments.parked("secret")).containsExactly("GIVEN_TO_OPERATOR|ORDER_NUMBER_IMPOSSIBLE|1");
    }

    private String path(String number) {
        return "/v1/parked-payments/" + payments.id(number);
    }
}
