package marketplace.timeout.firing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import marketplace.contracts.OrderCommandMessage;
import marketplace.contracts.OrderCommandMessage.AgreeRefundByDeadline;
import marketplace.contracts.OrderCommandMessage.CancelByDeadline;
import marketplace.contracts.OrderCommandMessage.ConfirmByDeadline;
import marketplace.contracts.OrderCommandMessage.RemindOfDeadline;
import marketplace.contracts.WireDeadline.Expiry;
import marketplace.timeout.command.Dispatch;
import org.jspecify.annotations.Nullable;

/**
 * A schedule in the hands of this instance for the time of a lease. Says what to publish and where that leaves the schedule.
 *
 * @param remindAt reminders that are not published yet
 * @param attempts how often the expiry has been published
 * @param nextAt what made it due
 * @param claimedAt now, for every decision about this claim
 * @param traceParent W3C trace context of the event that began the deadline
 */
record Claim(
        String orderNumber,
        String deadlineId,
        Expiry onExpiry,
        Instant dueAt,
        List<Instant> remindAt,
        int attempts,
        Instant nextAt,
        Instant claimedAt,
        @Nullable String traceParent) {

    /** In this order overdue schedules are published. */
    static final Comparator<Claim> DUE_FIRST =
            Comparator.comparing(Claim::nextAt).thenComparing(Claim::orderNumber);

    /** The expiry once the deadline is missed, until then the latest reminder whose time has passed. */
    Optional<OrderCommandMessage> command() {
        return missed()
                ? Optional.of(expiry())
                : latestReminder().map(at -> new RemindOfDeadline(orderNumber, deadlineId, dueAt, at, claimedAt));
    }

    /** The command as it is to be published. */
    Optional<Dispatch> dispatch() {
        return command().map(command -> new Dispatch(command, traceParent));
    }

    /** The schedule after its command was acknowledged. */
    Outcome published(FiringProperties properties) {
        if (missed()) {
            int published = attempts + 1;
            return new Outcome(orderNumber, claimedAt.plus(properties.repeatAfter(published)), List.of(), published);
        }
        List<Instant> left = remindAt.stream().filter(at -> !passed(at)).toList();
        Instant next = Stream.concat(left.stream(), Stream.of(dueAt))
                .min(Comparator.naturalOrder())
                .orElse(dueAt);
        return new Outcome(orderNumber, next, left, attempts);
    }

    /** The schedule as it was found, for the next claim. */
    Outcome returned() {
        return new Outcome(orderNumber, nextAt, remindAt, attempts);
    }

    /** How long after its time the command is published at {@code now}; empty for repetitions. */
    Optional<Duration> lateness(Instant now) {
        if (missed()) {
            return attempts == 0 ? Optional.of(Duration.between(dueAt, now)) : Optional.empty();
        }
        return latestReminder().map(at -> Duration.between(at, now));
    }

    private boolean missed() {
        return passed(dueAt);
    }

    private boolean passed(Instant time) {
        return claimedAt.isAfter(time);
    }

    private OrderCommandMessage expiry() {
        return switch (onExpiry) {
            case CANCEL -> new CancelByDeadline(orderNumber, deadlineId, dueAt, claimedAt);
            case CONFIRM -> new ConfirmByDeadline(orderNumber, deadlineId, dueAt, claimedAt);
            case AGREE_REFUND -> new AgreeRefundByDeadline(orderNumber, deadlineId, dueAt, claimedAt);
        };
    }

    private Optional<Instant> latestReminder() {
        return remindAt.stream().filter(this::passed).max(Comparator.naturalOrder());
    }

    /** What a schedule goes on with when its claim ends. */
    record Outcome(String orderNumber, Instant nextAt, List<Instant> remindAt, int attempts) {}
}
