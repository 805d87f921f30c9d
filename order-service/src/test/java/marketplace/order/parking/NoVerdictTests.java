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
import java.util.stream.Stream;
import marketplace.order.Answer;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.TestSql;
import marketplace.order.lane.JournalChecks;
import marketplace.order.lane.Submission;
import marketplace.platform.problem.PlatformProblems;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tries of parked payments that nobody knows the end of: the lanes answer too late, and commit all the same. */
class NoVerdictTests {

    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final TestClock CLOCK = new TestClock();
    private static final String[] IMPATIENT = {
        "spring.kafka.listener.auto-startup=false",
        "marketplace.relay.enabled=false",
        "marketplace.lanes.answer=500ms",
        "marketplace.parking.poll=20ms",
        "marketplace.parking.lease=4s",
        "marketplace.parking.silence=1s"
    };
    private static final RunningService SERVICE = RunningService.start(DATABASE, CLOCK, IMPATIENT);
    private static final Duration UNTIL_GIVEN = Duration.ofHours(24);

    private final TestPayments payments = new TestPayments(SERVICE, DATABASE);
    private final Party operator = SERVICE.party("operator", "olga");

    @AfterEach
    void lanes_and_orders_are_whole() {
        await(() -> JournalChecks.requireWhole(DATABASE));
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void an_operator_is_not_told_that_a_payment_is_unapplied_while_it_may_be_applied() {
        Submission order = payments.orderToCome();
        payments.tell(capture(number(order), newId(), PRICE));
        CLOCK.tick(UNTIL_GIVEN);
        await(() -> assertThat(payments.parked(number(order))).containsExactly("GIVEN_TO_OPERATOR|ORDER_NOT_FOUND|2"));
        payments.place(order, "A-1");
        String path = "/v1/parked-payments/" + payments.id(number(order));

        try (var _ = lockedLaneOf(order)) {
            Answer retried = operator.post(path + "/retry", "").expectProblem(PlatformProblems.UNAVAILABLE);
            Answer settled = operator.post(path + "/settle", Map.of("note", "refunded"));

            assertThat(retried.header("Retry-After")).isEqualTo("4");
            settled.expectProblem(PlatformProblems.UNAVAILABLE);
            assertThat(payments.parked(number(order))).containsExactly("GIVEN_TO_OPERATOR|ORDER_NOT_FOUND|2");
        }

        await(() -> assertThat(payments.journal(number(order))).contains("order.paid.v1"));
        await(() -> assertThat(operator.post(path + "/retry", "").expect(200).text("/state"))
                .isEqualTo("APPLIED"));
        assertThat(payments.journal(number(order)))
                .containsOnlyOnce("order.paid.v1")
                .hasSize(3);
    }

    @Test
    void a_last_try_without_a_verdict_hands_nothing_to_the_operator() {
        Submission order = payments.orderToCome();
        payments.tell(capture(number(order), newId(), PRICE));
        payments.place(order, "A-1");

        try (var _ = lockedLaneOf(order)) {
            CLOCK.tick(UNTIL_GIVEN);
            await(() -> assertThat(nextTry(order)).isGreaterThan(CLOCK.instant().toEpochMilli()));

            assertThat(payments.parked(number(order))).containsExactly("WAITING|ORDER_NOT_FOUND|1");
        }
        CLOCK.tick(Duration.ofMinutes(10));

        await(() -> assertThat(payments.parked(number(order))).containsExactly("APPLIED|ORDER_NOT_FOUND|2"));
        assertThat(payments.journal(number(order)))
                .containsOnlyOnce("order.paid.v1")
                .hasSize(3);
    }

    @Test
    void a_round_takes_no_more_than_it_tries_at_once() {
        List<Submission> orders =
                Stream.generate(payments::orderToCome).limit(20).toList();
        orders.forEach(order -> payments.tell(capture(number(order), newId(), PRICE)));
        orders.forEach(order -> payments.place(order, "A-1"));

        try (TestSql lanes = TestSql.transaction(DATABASE)) {
            var _ = lanes.rows("select lane from lanes for update");
            CLOCK.tick(Duration.ofSeconds(1));
            await(() -> assertThat(leased()).isPositive());

            assertThat(leased()).isLessThanOrEqualTo(8);
        }
        CLOCK.tick(UNTIL_GIVEN);

        await(() -> {
            // A try that was under way when the lanes came free may have heard nothing either, and waits once more.
            CLOCK.tick(Duration.ofMinutes(10));
            assertThat(orders)
                    .allSatisfy(order -> assertThat(payments.parked(number(order)))
                            .first()
                            .asString()
                            .startsWith("APPLIED"));
        });
    }

    @Test
    void a_lease_that_may_end_before_its_try_is_refused() {
        String tooShort = "marketplace.parking.lease=25s";

        assertThatThrownBy(() -> RunningService.start(
                                DATABASE, CLOCK, "spring.kafka.listener.auto-startup=false", tooShort)
                        .close())
                .rootCause()
                .hasMessageContaining("marketplace.parking.lease");
    }

    private static TestSql lockedLaneOf(Submission order) {
        TestSql sql = TestSql.transaction(DATABASE);
        var _ = sql.rows("select lane from lanes where lane = %d for update"
                .formatted(Integer.parseInt(number(order).substring(0, 3))));
        return sql;
    }

    private static long nextTry(Submission order) {
        return value("select floor(extract(epoch from next_try_at) * 1000)::bigint from parked_payments"
                + " where order_number = '%s'".formatted(number(order)));
    }

    private static long leased() {
        return value(
                "select count(*) from parked_payments where leased_until > clock_timestamp() and closed_at is null");
    }

    private static long value(String query) {
        try (TestSql sql = new TestSql(DATABASE)) {
            return sql.number(query);
        }
    }

    private static void await(ThrowingRunnable asserted) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(asserted);
    }
}
