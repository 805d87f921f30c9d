package marketplace.platform.meter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a gauge shows; not a number until it is known, and while it cannot be read. */
public final class Level {

    private static final String SECONDS = "seconds";
    private static final double MILLIS = 1000;

    private volatile double value = Double.NaN;

    private Level() {}

    /**
     * A gauge that counts.
     *
     * @param tags names and values, in turn
     */
    public static Level of(MeterRegistry meters, String name, String description, String... tags) {
        Level level = new Level();
        Gauge.builder(name, () -> level.value)
                .description(description)
                .tags(tags)
                .register(meters);
        return level;
    }

    /**
     * A gauge in seconds.
     *
     * @param tags names and values, in turn
     */
    public static Level ofSeconds(MeterRegistry meters, String name, String description, String... tags) {
        Level level = new Level();
        Gauge.builder(name, () -> level.value)
                .description(description)
                .baseUnit(SECONDS)
                .tags(tags)
                .register(meters);
        return level;
    }

    public void set(long now) {
        value = (double) now;
    }

    public void set(double now) {
        value = now;
    }

    /**
     * How long ago that was; nothing, where there is nothing that could be old.
     *
     * @param now by the clock that {@code since} was taken from
     */
    public void setAge(@Nullable Instant since, Instant now) {
        value = since == null ? 0 : Math.max(0, Duration.between(since, now).toMillis() / MILLIS);
    }

    public void setUnknown() {
        value = Double.NaN;
    }
}
