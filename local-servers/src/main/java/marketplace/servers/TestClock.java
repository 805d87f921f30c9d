package marketplace.servers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Time that stands still until a test moves it. */
public final class TestClock extends Clock {

    /** When every test begins. */
    public static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    /** Lets time pass. */
    public void tick(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    /** Lets time pass until {@code instant}. */
    public void tickTo(Instant instant) {
        now.set(instant);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
