package marketplace.order.parking;

import static marketplace.order.parking.TestPayments.PRICE;
import static marketplace.order.parking.TestPayments.capture;
import static marketplace.order.parking.TestPayments.events;
import static marketplace.order.parking.TestPayments.newId;
import static marketplace.order.parking.TestPayments.number;
import static org.assertj.core.api.Assertions.assertThat;

import marketplace.order.RunningService;
import marketplace.order.TestSql;
import marketplace.order.lane.Lanes;
import marketplace.order.lane.Submission;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.Test;

/** Captures that were told before it was remembered of which order. */
class CapturesOfOldTests {

    private static final String DEAF = "spring.kafka.listener.auto-startup=false";
    private static final String QUIET = "marketplace.parking.enabled=false";

    private final Database database = Servers.shared().freshDatabase();
    private final TestClock clock = new TestClock();

    @Test
    void what_is_in_the_journal_or_parked_is_remembered_from_the_migration_on() {
        String applied = newId();
        String parked = newId();
        Submission order;
        String unknown;
        try (RunningService before = RunningService.start(database, clock, DEAF, QUIET)) {
            TestPayments payments = new TestPayments(before, database);
            order = payments.orderToCome();
            unknown = number(payments.orderToCome());
            payments.place(order, "A-1");
            var _ = before.bean(Lanes.class)
                    .submit(events(capture(number(order), applied, PRICE))
                            .getFirst()
                            .submission())
                    .block();
            park(unknown, parked);
        }
        forgetTheMigration();

        try (RunningService after =
                        RunningService.start(database, clock, DEAF, QUIET, "spring.flyway.out-of-order=true");
                TestSql sql = new TestSql(database)) {
            assertThat(sql.rows("select capture_id, order_number from captures"))
                    .containsExactlyInAnyOrder(applied + "|" + number(order), parked + "|" + unknown);
            TestPayments payments = new TestPayments(after, database);
            payments.tell(capture("another", applied, PRICE));
            assertThat(payments.parked("another")).containsExactly("GIVEN_TO_OPERATOR|TOLD_DIFFERENTLY|1");
        }
    }

    /** As if the service before had known nothing of captures. */
    private void forgetTheMigration() {
        try (TestSql sql = new TestSql(database)) {
            sql.run("drop table captures");
            sql.run("delete from flyway_schema_history where version = '7'");
        }
    }

    private void park(String number, String capture) {
        try (TestSql sql = new TestSql(database)) {
            sql.run("""
                    insert into parked_payments (identity, order_number, type, body, state, reason, detail, tries, parked_at)
                    values ('capture|%s|A-1|100000 CNY|%s', '%s', 'payment.captured.v1', '{}', 'WAITING',
                            'ORDER_NOT_FOUND', 'no order', 1, now())
                    """.formatted(capture, number, number));
        }
    }
}
