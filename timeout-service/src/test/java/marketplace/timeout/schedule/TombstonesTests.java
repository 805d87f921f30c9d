package marketplace.timeout.schedule;

import static marketplace.timeout.TestDeadlines.newOrder;
import static marketplace.timeout.TestDeadlines.none;
import static marketplace.timeout.TestDeadlines.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import marketplace.servers.TestClock;
import marketplace.timeout.TestDatabase;
import org.junit.jupiter.api.Test;

class TombstonesTests {

    private static final Duration KEPT_FOR = Duration.ofDays(30);
    private static final Duration PURGE_EVERY = Duration.ofHours(1);

    private final TestClock clock = new TestClock();
    private final TestDatabase database = TestDatabase.fresh();
    private final TestSchedules schedules = new TestSchedules(database.client(), clock);
    private final Tombstones tombstones =
            new Tombstones(database.client(), clock, new TombstoneProperties(KEPT_FOR, PURGE_EVERY, 2));

    @Test
    void arePurgedBatchByBatchWhenTheyAreOld() {
        schedules.put(none(newOrder(), 1), none(newOrder(), 1), none(newOrder(), 1));
        schedules.put(start(newOrder(), 1, TestClock.START));
        clock.tick(Duration.ofMillis(1));
        schedules.put(none(newOrder(), 1));
        clock.tick(KEPT_FOR);

        assertThat(tombstones.purge().block()).isZero();
        assertThat(tombstones.purge().block()).isEqualTo(PURGE_EVERY);

        assertThat(database.value("select count(*) from schedules where closed_at is not null", Long.class))
                .isEqualTo(1);
        assertThat(database.value("select count(*) from schedules where closed_at is null", Long.class))
                .isEqualTo(1);
    }
}
