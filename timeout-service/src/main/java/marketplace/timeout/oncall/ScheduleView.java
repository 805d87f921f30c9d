package marketplace.timeout.oncall;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order's schedule.
 *
 * @param orderVersion version of the newest event that was heard
 * @param deadline absent when none runs
 * @param nextAt when something is published next, absent when none runs
 * @param attempts how often the expiry was published without an answer
 * @param closedAt when the last deadline ended
 */
record ScheduleView(
        String orderNumber,
        long orderVersion,
        boolean closed,
        @Nullable DeadlineView deadline,
        @Nullable Instant nextAt,
        int attempts,
        @Nullable Instant closedAt) {

    /** @param remindAt reminders that are not published yet */
    record DeadlineView(
            String id,
            String kind,
            String mustAct,
            String onExpiry,
            Instant startedAt,
            Instant dueAt,
            List<Instant> remindAt) {}
}
