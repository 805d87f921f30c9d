package marketplace.order.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A deadline that runs. It is missed strictly after {@code dueAt}.
 *
 * @param id unique within the order, never used again
 * @param remindAt when to remind, ascending, each after {@code startedAt} and before {@code dueAt}
 * @param remindedAt which of them were recorded
 */
public record Deadline(
        String id,
        DeadlineKind kind,
        Instant startedAt,
        Instant dueAt,
        List<Instant> remindAt,
        List<Instant> remindedAt) {

    static Deadline running(
            DeadlineKind kind, long orderVersion, Instant startedAt, Duration timeLeft, List<Duration> reminders) {
        Instant dueAt = startedAt.plus(timeLeft);
        return new Deadline(
                id(kind, orderVersion), kind, startedAt, dueAt, between(startedAt, dueAt, reminders), List.of());
    }

    /** The same clock, due later; what reminded of the earlier time is over. */
    Deadline extended(long orderVersion, Instant later, Instant now, List<Duration> reminders) {
        return new Deadline(id(kind, orderVersion), kind, startedAt, later, between(now, later, reminders), List.of());
    }

    boolean isMissedAt(Instant now) {
        return now.isAfter(dueAt);
    }

    /** Time of this clock that has gone by; not more than it had. */
    Duration usedAt(Instant now) {
        Instant end = now.isAfter(dueAt) ? dueAt : now;
        return end.isAfter(startedAt) ? Duration.between(startedAt, end) : Duration.ZERO;
    }

    Deadline reminded(Instant reminder) {
        List<Instant> all =
                Stream.concat(remindedAt.stream(), Stream.of(reminder)).toList();
        return new Deadline(id, kind, startedAt, dueAt, remindAt, all);
    }

    private static String id(DeadlineKind kind, long orderVersion) {
        return kind + "-" + orderVersion;
    }

    private static List<Instant> between(Instant from, Instant dueAt, List<Duration> reminders) {
        return reminders.stream()
                .map(dueAt::minus)
                .filter(moment -> from.isBefore(moment) && moment.isBefore(dueAt))
                .distinct()
                .sorted()
                .toList();
    }
}
