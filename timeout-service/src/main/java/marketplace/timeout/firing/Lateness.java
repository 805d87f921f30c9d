package marketplace.timeout.firing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.springframework.stereotype.Component;

/** How long after their time the latest commands of this instance were published; repetitions do not count. Thread-safe. */
@Component
public class Lateness {

    private static final int KEPT = 1000;
    private static final Duration[] TOLD_APART = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        Duration.ofMinutes(10),
        Duration.ofHours(1)
    };

    private final Deque<Duration> latest = new ArrayDeque<>(KEPT);
    private final Timer timer;

    Lateness(MeterRegistry meters) {
        this.timer = Timer.builder("marketplace.timeout.lateness")
                .description("From a deadline's or reminder's time to the acknowledgement of its first command")
                .serviceLevelObjectives(TOLD_APART)
                .register(meters);
    }

    synchronized void add(Duration lateness) {
        timer.record(lateness);
        if (latest.size() == KEPT) {
            latest.removeFirst();
        }
        latest.addLast(lateness);
    }

    /** Of the latest publications since the start, at most a thousand. */
    public synchronized Summary summary() {
        List<Duration> sorted = latest.stream().sorted().toList();
        return new Summary(sorted.size(), quantile(sorted, 0.5), quantile(sorted, 0.99), quantile(sorted, 1));
    }

    private static Duration quantile(List<Duration> sorted, double quantile) {
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) Math.ceil(quantile * sorted.size()) - 1);
    }

    /**
     * Lateness of a number of publications.
     *
     * @param publications how many it is about
     */
    public record Summary(int publications, Duration p50, Duration p99, Duration max) {}
}
