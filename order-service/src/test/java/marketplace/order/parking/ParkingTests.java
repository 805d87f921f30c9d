package marketplace.order.parking;

import static marketplace.order.parking.TestPayments.PRICE;
import static marketplace.order.parking.TestPayments.capture;
import static marketplace.order.parking.TestPayments.newId;
import static marketplace.order.parking.TestPayments.number;
import static marketplace.order.parking.TestPayments.refunded;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import marketplace.contracts.PaymentEventMessage.RefundFailed;
import marketplace.order.RunningService;
import marketplace.order.TestSql;
import marketplace.order.completion.LogText;
import marketplace.order.lane.JournalChecks;
import marketplace.order.lane.Submission;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParkingTests {

    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final TestClock CLOCK = new TestClock();
    private static final String[] QUIET = {
        "spring.kafka.listener.auto-startup=false",
        "marketplace.relay.enabled=false",
        "marketplace.parking.poll=20ms",
        "marketplace.parking.purge-every=50ms",
        "marketplace.reminder.every=1s"
    };
    private static final RunningService ONE = RunningService.start(DATABASE, CLOCK, QUIET);
    private static final RunningService OTHER = RunningService.start(DATABASE, CLOCK, QUIET);
    private static final Duration UNTIL_NEXT_TRY = Duration.ofMinutes(10);
    private static final Duration UNTIL_GIVEN = Duration.ofHours(24);
    private static final String WAITING = "WAITING|ORDER_NOT_FOUND|1";

    private final TestPayments payments = new TestPayments(ONE, DATABASE);

    @AfterEach
    void lanes_and_orders_are_whole() {
        await(() -> JournalChecks.requireWhole(DATABASE));
    }

    @AfterAll
    static void stop() {
        ONE.close();
        OTHER.close();
    }

    @Test
    void a_capture_that_comes_before_its_order_pays_it_once_the_order_is_there() {
        Submission order = payments.orderToCome();
        payments.tell(capture(number(order), newId(), PRICE));
        assertThat(payments.parked(number(order))).containsExactly(WAITING);

        payments.place(order, "A-1");
        CLOCK.tick(UNTIL_NEXT_TRY);

        await(() -> assertThat(payments.parked(number(order))).containsExactly("APPLIED|ORDER_NOT_FOUND|2"));
        assertThat(payments.journal(number(order)))
                .containsExactly("order.placed.v1", "order.payment-attempt-opened.v1", "order.paid.v1");
    }

    @Test
    void a_repeated_capture_is_parked_once_and_counts_once_however_it_comes_afterwards() {
        Submission order = payments.orderToCome();
        String id = newId();
        for (int i = 0; i < 3; i++) {
            payments.tell(capture(number(order), id, PRICE), capture(number(order), id, PRICE));
        }
        assertThat(payments.parked(number(order))).containsExactly(WAITING);

        payments.place(order, "A-1");
        payments.tell(capture(number(order), id, PRICE));
        CLOCK.tick(UNTIL_NEXT_TRY);

        await(() -> assertThat(payments.parked(number(order))).containsExactly("APPLIED|ORDER_NOT_FOUND|2"));
        payments.tell(capture(number(order), id, PRICE));
        assertThat(payments.journal(number(order)))
                .containsOnlyOnce("order.paid.v1")
                .hasSize(3);
        assertThat(payments.parked(number(order))).hasSize(1);
    }

    @Test
    void events_of_one_order_are_applied_in_the_order_of_parking() {
        Submission order = payments.orderToCome();
        String paying = newId();
        String second = newId();
        payments.tell(capture(number(order), paying, PRICE));
        payments.tell(capture(number(order), second, PRICE), refunded(number(order), second));
        CLOCK.tick(UNTIL_NEXT_TRY);
        await(() -> assertThat(payments.parked(number(order))).contains("WAITING|ORDER_NOT_FOUND|2"));

        payments.tell(new RefundFailed(number(order), "R-" + second, "f1", "closed", CLOCK.instant()));
        payments.place(order, "A-1");
        CLOCK.tick(UNTIL_NEXT_TRY);

        await(() -> assertThat(payments.parked(number(order))).allMatch(row -> row.startsWith("APPLIED")));
        assertThat(payments.parked(number(order))).hasSize(4);
        assertThat(payments.journal(number(order)))
                .containsExactly(
                        "order.placed.v1",
                        "order.payment-attempt-opened.v1",
                        "order.paid.v1",
                        "order.stray-capture-received.v1",
                        "order.refund-requested.v1",
                        "order.refund-completed.v1");
    }

    @Test
    void while_an_order_is_unknown_its_first_payment_is_tried_for_all_of_them() {
        String number = number(payments.orderToCome());
        payments.tell(capture(number, newId(), PRICE), capture(number, newId(), PRICE));

        CLOCK.tick(UNTIL_NEXT_TRY);

        await(() -> assertThat(payments.parked(number)).containsExactly("WAITING|ORDER_NOT_FOUND|2", WAITING));
    }

    @Test
    void a_payment_for_an_order_that_never_comes_is_given_to_the_operator_after_the_period() {
        String number = number(payments.orderToCome());
        payments.tell(capture(number, newId(), PRICE), capture(number, newId(), PRICE));

        CLOCK.tick(UNTIL_GIVEN.minusMillis(1));
        await(() -> assertThat(payments.parked(number)).contains("WAITING|ORDER_NOT_FOUND|2"));
        assertThat(payments.parked(number)).allMatch(row -> row.startsWith("WAITING"));
        CLOCK.tick(Duration.ofMillis(1));

        await(() -> assertThat(payments.parked(number))
                .hasSize(2)
                .allMatch(row -> row.startsWith("GIVEN_TO_OPERATOR|ORDER_NOT_FOUND")));
    }

    @Test
    void an_event_of_a_refund_that_nobody_asked_for_waits_and_holds_up_no_capture() {
        Submission order = payments.orderToCome();
        payments.tell(refunded(number(order), "none"));
        payments.tell(capture(number(order), newId(), PRICE));

        payments.place(order, "A-1");
        CLOCK.tick(UNTIL_NEXT_TRY);
        await(() -> assertThat(payments.parked(number(order)))
                .containsExactly("WAITING|REFUND_UNKNOWN|2", "APPLIED|ORDER_NOT_FOUND|2"));
        CLOCK.tick(UNTIL_GIVEN);

        await(() -> assertThat(payments.parked(number(order)))
                .containsExactly("GIVEN_TO_OPERATOR|REFUND_UNKNOWN|3", "APPLIED|ORDER_NOT_FOUND|2"));
    }

    @Test
    void two_instances_apply_every_payment_once() {
        List<Submission> orders =
                IntStream.range(0, 150).mapToObj(i -> payments.orderToCome()).toList();
        orders.forEach(
                order -> payments.tell(capture(number(order), newId(), PRICE), capture(number(order), newId(), PRICE)));
        orders.forEach(order -> payments.place(order, "A-1"));

        CLOCK.tick(UNTIL_NEXT_TRY);

        await(() -> assertThat(orders)
                .allSatisfy(order -> assertThat(payments.parked(number(order)))
                        .containsExactly("APPLIED|ORDER_NOT_FOUND|2", "APPLIED|ORDER_NOT_FOUND|2")));
        assertThat(orders)
                .allSatisfy(order -> assertThat(payments.journal(number(order)))
                        .containsOnlyOnce("order.paid.v1", "order.stray-capture-received.v1")
                        .hasSize(5));
    }

    @Test
    void a_database_that_was_away_delays_payments_and_loses_none() {
        Submission order = payments.orderToCome();
        payments.tell(capture(number(order), newId(), PRICE));
        payments.place(order, "A-1");

        try (TestSql administration = new TestSql(
                new Database(DATABASE.host(), DATABASE.port(), "postgres", DATABASE.user(), DATABASE.password()))) {
            administration.run("alter database %s allow_connections false".formatted(DATABASE.name()));
            var _ = administration.rows("select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
                    .formatted(DATABASE.name()));
            CLOCK.tick(UNTIL_NEXT_TRY);
            Awaitility.await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            administration.run("alter database %s allow_connections true".formatted(DATABASE.name()));
        }

        await(() -> {
            CLOCK.tick(UNTIL_NEXT_TRY);
            assertThat(payments.parked(number(order))).containsExactly("APPLIED|ORDER_NOT_FOUND|2");
        });
    }

    @Test
    void a_payment_whose_try_never_ended_is_tried_by_somebody_else() {
        Submission order = payments.orderToCome();
        payments.tell(capture(number(order), newId(), PRICE));
        try (TestSql sql = new TestSql(DATABASE)) {
            sql.run(
                    "update parked_payments set leased_until = clock_timestamp() + interval '2 seconds' where parking_id = "
                            + payments.id(number(order)));
        }
        payments.place(order, "A-1");

        CLOCK.tick(UNTIL_NEXT_TRY);

        await(() -> assertThat(payments.parked(number(order))).containsExactly("APPLIED|ORDER_NOT_FOUND|2"));
    }

    @Test
    void applied_payments_are_forgotten_after_the_period_and_open_and_settled_ones_never() {
        Submission order = payments.orderToCome();
        payments.tell(capture(number(order), newId(), PRICE));
        payments.place(order, "A-1");
        CLOCK.tick(UNTIL_NEXT_TRY);
        await(() -> assertThat(payments.parked(number(order))).containsExactly("APPLIED|ORDER_NOT_FOUND|2"));
        String impossible = "impossible " + newId();
        payments.tell(capture(impossible, newId(), PRICE));

        String settled = "settled " + newId();
        payments.tell(capture(settled, newId(), PRICE));
        ONE.party("operator", "olga")
                .post("/v1/parked-payments/%d/settle".formatted(payments.id(settled)), Map.of("note", "refunded"))
                .expect(200);

        CLOCK.tick(Duration.ofDays(90).plusMillis(1));

        await(() -> assertThat(payments.parked(number(order))).isEmpty());
        assertThat(payments.parked(impossible)).hasSize(1);
        assertThat(payments.parked(settled)).hasSize(1);
    }

    @Test
    void the_log_says_again_and_again_that_payments_wait_for_the_operator() {
        payments.tell(capture("reminded " + newId(), newId(), PRICE));

        try (LogText log = LogText.listen()) {
            await(() -> assertThat(log.everything().split("payments wait for the operator, the oldest since 2"))
                    .hasSizeGreaterThan(2));
        }
    }

    private static void await(ThrowingRunnable asserted) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(asserted);
    }
}
