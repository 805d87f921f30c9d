package marketplace.order.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The order's deadlines: at most one runs. Time used up of the requirement and start clocks stays used when the order is bounced
 * between buyer and provider.
 */
public record Clocks(@Nullable Deadline running, Duration requirementUsed, Duration startUsed) {

    static final Clocks STOPPED = new Clocks(null, Duration.ZERO, Duration.ZERO);

    /** Ends the deadline that runs, keeping account of the time it used. */
    Clocks stoppedAt(Instant now) {
        if (running == null) {
            return this;
        }
        Duration used = running.usedAt(now);
        return switch (running.kind()) {
            case REQUIREMENT -> new Clocks(null, requirementUsed.plus(used), startUsed);
            case START -> new Clocks(null, requirementUsed, startUsed.plus(used));
            case PAYMENT, CONFIRMATION -> new Clocks(null, requirementUsed, startUsed);
        };
    }

    /** Ends the deadline that runs and starts another with the time that is left of it. */
    Clocks switchedTo(DeadlineKind kind, DeadlinePolicy policy, long orderVersion, Instant now) {
        Clocks stopped = stoppedAt(now);
        Duration left = policy.of(kind).minus(stopped.used(kind));
        Deadline next = Deadline.running(kind, orderVersion, now, left, policy.reminders());
        return new Clocks(next, stopped.requirementUsed, stopped.startUsed);
    }

    Clocks reminded(Instant reminder) {
        return running == null ? this : new Clocks(running.reminded(reminder), requirementUsed, startUsed);
    }

    private Duration used(DeadlineKind kind) {
        return switch (kind) {
            case REQUIREMENT -> requirementUsed;
            case START -> startUsed;
            case PAYMENT, CONFIRMATION -> Duration.ZERO;
        };
    }
}
