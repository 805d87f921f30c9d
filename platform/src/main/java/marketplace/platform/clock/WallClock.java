package marketplace.platform.clock;

import java.time.Clock;
import java.time.Instant;

/** Time as the rest of the world has it, for what others hold against their own clocks. Moving the sandbox's time does not move it. */
public final class WallClock {

    private final Clock clock;

    public WallClock(Clock clock) {
        this.clock = clock;
    }

    public Instant instant() {
        return clock.instant();
    }
}
