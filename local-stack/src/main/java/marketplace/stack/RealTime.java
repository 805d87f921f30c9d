package marketplace.stack;

import java.time.Clock;
import java.time.ZoneOffset;

/** The only place where the stack reads the time of the machine. */
final class RealTime {

    private RealTime() {}

    /** Ticks in milliseconds, as the services' clocks do. */
    @SuppressWarnings("TimeZoneUsage")
    static Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
