package marketplace.platform.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that can be moved, so that a rule of 15 days can be tried in a minute. */
final class SandboxClock extends Clock {

    private final Clock real;
    private volatile Duration movedBy = Duration.ZERO;

    SandboxClock(Clock real) {
        this.real = real;
    }

    /** To the millisecond, as the database keeps it: until it is read back, time would be finer than rows and messages hold. */
    void moveTo(Duration offset) {
        movedBy = Duration.ofMillis(offset.toMillis());
    }

    Duration movedBy() {
        return movedBy;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(movedBy);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        SandboxClock same = new SandboxClock(real.withZone(zone));
        same.moveTo(movedBy);
        return same;
    }
}
