package marketplace.timeout.schedule;

import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import marketplace.contracts.RunningDeadline;
import marketplace.contracts.WireDeadline;
import marketplace.platform.kafka.PoisonException;

/** What a row can hold. A batch with anything else in it would fail for ever, so it is poison. */
final class ScheduleLimits {

    private static final int MOST_REMINDERS = 32;
    private static final Pattern NAME = Pattern.compile("[!-~]{1,64}");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private ScheduleLimits() {}

    static RunningDeadline checked(RunningDeadline told) {
        require(NAME.matcher(told.orderNumber()).matches(), "orderNumber is no order number");
        require(told.version() > 0, "version is not positive");
        if (told.deadline() != null) {
            check(told.deadline());
        }
        return told;
    }

    private static void check(WireDeadline deadline) {
        require(NAME.matcher(deadline.id()).matches(), "deadline.id is no name");
        require(NAME.matcher(deadline.kind()).matches(), "deadline.kind is no name");
        require(deadline.remindAt().size() <= MOST_REMINDERS, "more than " + MOST_REMINDERS + " reminders");
        require(
                Stream.concat(Stream.of(deadline.startedAt(), deadline.dueAt()), deadline.remindAt().stream())
                        .allMatch(at -> at.isAfter(EARLIEST) && at.isBefore(LATEST)),
                "a time of the deadline is out of range");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new PoisonException(otherwise);
        }
    }
}
