package marketplace.platform.pause;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import marketplace.platform.clock.WallClock;
import org.jspecify.annotations.Nullable;

/** For how long each part has been paused, as this instance knows it. */
final class PauseMeters {

    private static final double MILLIS = 1000;

    private final MeterRegistry meters;
    private final WallClock clock;
    private volatile @Nullable Map<String, Pause> known;

    PauseMeters(MeterRegistry meters, WallClock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    void register(PausablePart part) {
        String name = part.name();
        Gauge.builder("marketplace.paused", () -> seconds(name))
                .description("Since operators paused the part, and 0 while it is not paused")
                .baseUnit("seconds")
                .tag("part", name)
                .register(meters);
    }

    void show(Map<String, Pause> pauses) {
        known = Map.copyOf(pauses);
    }

    private double seconds(String part) {
        Map<String, Pause> now = known;
        if (now == null) {
            return Double.NaN;
        }
        Pause pause = now.get(part);
        return pause == null
                ? 0
                : Math.max(0, Duration.between(pause.since(), clock.instant()).toMillis() / MILLIS);
    }
}
