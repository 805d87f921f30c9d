package marketplace.timeout.schedule;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;
import marketplace.contracts.RunningDeadline;
import org.springframework.r2dbc.core.DatabaseClient;

/** Schedules as if their events had been heard. */
public final class TestSchedules {

    private final ScheduleStore store;

    public TestSchedules(DatabaseClient database, Clock clock) {
        this.store = new ScheduleStore(database, clock);
    }

    /** Gives how many orders changed. */
    @CanIgnoreReturnValue
    public long put(RunningDeadline... told) {
        return Objects.requireNonNull(
                store.put(Stream.of(told).map(each -> new Told(each, null)).toList())
                        .block());
    }
}
