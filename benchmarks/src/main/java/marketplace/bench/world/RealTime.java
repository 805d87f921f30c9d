package marketplace.bench.world;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The only place where measurements read the date; durations go by the machine's timer. */
public final class RealTime {

    private static final int DATE = 10;

    private RealTime() {}

    /** As in {@code 2026-11-22}. */
    public static String today() {
        return clock().instant().truncatedTo(ChronoUnit.DAYS).toString().substring(0, DATE);
    }

    /** Ticks in milliseconds, as the services' clocks do. */
    @SuppressWarnings("TimeZoneUsage")
    public static Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
