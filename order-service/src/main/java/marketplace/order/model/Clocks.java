package marketplace.order.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The order's deadlines: at most one runs. Time used up of the requirement and start clocks stays used when the order is bounced
 * between buyer and provider; what the parties agreed on more is granted as well.
 *
 * @param paused clocks that stand still until a claim is settled; the last is the first to go on
 */
public record Clocks(
        @Nullable Deadline running,
        Duration requirementUsed,
        Duration startUsed,
        Duration requirementGranted,
        Duration startGranted,
        List<Paused> paused) {

    static final Clocks STOPPED =
            new Clocks(null, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, List.of());

    /** Orders of before clocks could be paused have neither grants nor pauses. */
    @SuppressWarnings("ConstantValue")
    public Clocks {
        requirementGranted = requirementGranted == null ? Duration.ZERO : requirementGranted;
        startGranted = startGranted == null ? Duration.ZERO : startGranted;
        paused = paused == null ? List.of() : List.copyOf(paused);
    }

    /** Ends every clock, keeping account of the time that was used. */
    Clocks stoppedAt(Instant now) {
        return accounted(now).with(null, List.of());
    }

    /** Ends the clocks of this kind, whether they run or stand still. */
    Clocks without(DeadlineKind kind, Instant now) {
        List<Paused> others = paused.stream().filter(one -> one.kind() != kind).toList();
        return running != null && running.kind() == kind ? accounted(now).with(null, others) : with(running, others);
    }

    /** Ends the deadline that runs and starts another with the time that is left of it. */
    Clocks switchedTo(DeadlineKind kind, DeadlinePolicy policy, long orderVersion, Instant now) {
        Clocks stopped = stoppedAt(now);
        return stopped.with(stopped.fresh(kind, policy, orderVersion, now), List.of());
    }

    /** Stops the deadline that runs, to go on later with the time that is left to the instant. */
    Clocks pausedAt(Instant now) {
        if (running == null) {
            return this;
        }
        Duration left = now.isBefore(running.dueAt()) ? Duration.between(now, running.dueAt()) : Duration.ZERO;
        Stream<Paused> last = Stream.of(new Paused(running.kind(), left));
        return accounted(now).with(null, Stream.concat(paused.stream(), last).toList());
    }

    /** Stops the deadline that runs, and starts one of this kind meanwhile. */
    Clocks pausedFor(DeadlineKind kind, DeadlinePolicy policy, long orderVersion, Instant now) {
        Clocks stopped = pausedAt(now);
        return stopped.with(stopped.fresh(kind, policy, orderVersion, now), stopped.paused);
    }

    /** Ends the deadline that runs, if one does, and lets the one go on that was paused last. */
    Clocks resumed(DeadlinePolicy policy, long orderVersion, Instant now) {
        Clocks stopped = accounted(now);
        if (paused.isEmpty()) {
            return stopped.with(null, paused);
        }
        Paused last = paused.getLast();
        Deadline next = Deadline.running(last.kind(), orderVersion, now, last.left(), policy.reminders());
        return stopped.with(next, paused.subList(0, paused.size() - 1));
    }

    /** Lets the deadline that runs be due later. */
    Clocks extended(Instant dueAt, DeadlinePolicy policy, long orderVersion, Instant now) {
        if (running == null) {
            throw new IllegalStateException("no deadline runs that could be extended");
        }
        Duration more = Duration.between(running.dueAt(), dueAt);
        Deadline later = running.extended(orderVersion, dueAt, now, policy.reminders());
        return switch (running.kind()) {
            case REQUIREMENT ->
                new Clocks(later, requirementUsed, startUsed, requirementGranted.plus(more), startGranted, paused);
            case START ->
                new Clocks(later, requirementUsed, startUsed, requirementGranted, startGranted.plus(more), paused);
            default -> with(later, paused);
        };
    }

    Clocks reminded(Instant reminder) {
        return running == null ? this : with(running.reminded(reminder), paused);
    }

    private Deadline fresh(DeadlineKind kind, DeadlinePolicy policy, long orderVersion, Instant now) {
        Duration left = policy.of(kind).plus(granted(kind)).minus(used(kind));
        return Deadline.running(kind, orderVersion, now, left, policy.reminders());
    }

    private Clocks accounted(Instant now) {
        if (running == null) {
            return this;
        }
        Duration used = running.usedAt(now);
        return switch (running.kind()) {
            case REQUIREMENT ->
                new Clocks(running, requirementUsed.plus(used), startUsed, requirementGranted, startGranted, paused);
            case START ->
                new Clocks(running, requirementUsed, startUsed.plus(used), requirementGranted, startGranted, paused);
            default -> this;
        };
    }

    private Clocks with(@Nullable Deadline next, List<Paused> standing) {
        return new Clocks(next, requirementUsed, startUsed, requirementGranted, startGranted, standing);
    }

    private Duration used(DeadlineKind kind) {
        return switch (kind) {
            case REQUIREMENT -> requirementUsed;
            case START -> startUsed;
            default -> Duration.ZERO;
        };
    }

    private Duration granted(DeadlineKind kind) {
        return switch (kind) {
            case REQUIREMENT -> requirementGranted;
            case START -> startGranted;
            default -> Duration.ZERO;
        };
    }

    /** A clock that stands still with so much time left. */
    public record Paused(DeadlineKind kind, Duration left) {}
}
