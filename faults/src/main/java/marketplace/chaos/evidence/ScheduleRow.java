package marketplace.chaos.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the timeout service keeps for an order: a deadline, or that there is none. */
public record ScheduleRow(
        String orderNumber,
        long version,
        @Nullable String deadlineId,
        @Nullable Instant dueAt) {}
