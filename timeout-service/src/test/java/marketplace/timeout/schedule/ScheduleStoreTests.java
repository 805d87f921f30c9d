package marketplace.timeout.schedule;

import static marketplace.timeout.TestDeadlines.confirmation;
import static marketplace.timeout.TestDeadlines.newOrder;
import static marketplace.timeout.TestDeadlines.none;
import static marketplace.timeout.TestDeadlines.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import marketplace.servers.TestClock;
import marketplace.timeout.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScheduleStoreTests {

    private static final Instant DUE = TestClock.START.plus(Duration.ofDays(15));
    private static final Instant REMINDER = DUE.minus(Duration.ofDays(3));

    private final TestClock clock = new TestClock();
    private TestDatabase database;
    private TestSchedules schedules;

    @BeforeAll
    void migrate() {
        database = TestDatabase.fresh();
        schedules = new TestSchedules(database.client(), clock);
    }

    @Test
    void keepsTheDeadlineThatAnEventTellsOf() {
        String order = newOrder();

        schedules.put(start(order, 3, DUE, REMINDER, DUE.minus(Duration.ofDays(1))));

        assertThat(column(order, "due_at", Instant.class)).isEqualTo(DUE);
        assertThat(column(order, "next_at", Instant.class)).isEqualTo(REMINDER);
        assertThat(column(order, "started_at", Instant.class)).isEqualTo(TestClock.START);
        assertThat(column(order, "on_expiry", String.class)).isEqualTo("CANCEL");
        assertThat(column(order, "must_act", String.class)).isEqualTo("PROVIDER");
    }

    @Test
    void keepsInstantsAcrossAChangeOfSummerTime() {
        String order = newOrder();

        schedules.put(start(order, 1, Instant.parse("2026-03-08T07:30:00.001Z")));

        assertThat(database.value(
                        "select extract(epoch from due_at) * 1000 = 1772955000001 from schedules where order_number = '%s'"
                                .formatted(order),
                        Boolean.class))
                .isTrue();
    }

    @Test
    void ignoresTheSameEventToldAgain() {
        String order = newOrder();
        schedules.put(start(order, 3, DUE));

        long changed = schedules.put(start(order, 3, DUE));

        assertThat(changed).isZero();
    }

    @Test
    void ignoresAnOlderEvent() {
        String order = newOrder();
        schedules.put(confirmation(order, 7, DUE));

        long changed = schedules.put(start(order, 6, DUE.minusSeconds(1)));

        assertThat(changed).isZero();
        assertThat(column(order, "deadline_id", String.class)).isEqualTo("confirm-1");
    }

    @Test
    void anOlderEventNeverRevivesADeadlineThatEnded() {
        String order = newOrder();
        schedules.put(none(order, 4));

        long changed = schedules.put(start(order, 3, DUE));

        assertThat(changed).isZero();
        assertThat(column(order, "next_at is null and due_at is null", Boolean.class))
                .isTrue();
    }

    @Test
    void takesTheNewestOfABatchInWhateverOrder() {
        String order = newOrder();
        String other = newOrder();

        long changed = schedules.put(
                start(order, 2, DUE), none(order, 3), start(order, 1, DUE), start(other, 1, DUE), start(other, 2, DUE));

        assertThat(changed).isEqualTo(2);
        assertThat(column(order, "order_version", Long.class)).isEqualTo(3);
        assertThat(column(order, "closed_at", Instant.class)).isEqualTo(TestClock.START);
        assertThat(column(other, "order_version", Long.class)).isEqualTo(2);
    }

    @Test
    void anEventThatRepeatsTheDeadlineLeavesPublishedWhatWasPublished() {
        String order = newOrder();
        schedules.put(start(order, 1, DUE, REMINDER));
        database.execute("update schedules set attempts = 2, remind_at = '{}', next_at = due_at + interval '2 minutes' "
                + "where order_number = '%s'".formatted(order));

        schedules.put(start(order, 2, DUE, REMINDER));

        assertThat(column(order, "order_version", Long.class)).isEqualTo(2);
        assertThat(column(order, "attempts", Integer.class)).isEqualTo(2);
        assertThat(column(order, "next_at", Instant.class)).isEqualTo(DUE.plusSeconds(120));
        assertThat(column(order, "cardinality(remind_at)", Integer.class)).isZero();
    }

    @Test
    void anotherDueTimeStartsAfresh() {
        String order = newOrder();
        schedules.put(start(order, 1, DUE));
        database.execute("update schedules set attempts = 2 where order_number = '%s'".formatted(order));

        schedules.put(start(order, 2, DUE.plusSeconds(60)));

        assertThat(column(order, "attempts", Integer.class)).isZero();
        assertThat(column(order, "next_at", Instant.class)).isEqualTo(DUE.plusSeconds(60));
    }

    private <T> T column(String order, String expression, Class<T> type) {
        return database.value("select %s from schedules where order_number = '%s'".formatted(expression, order), type);
    }
}
