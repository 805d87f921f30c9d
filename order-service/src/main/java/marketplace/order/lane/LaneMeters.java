package marketplace.order.lane;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import marketplace.order.model.OrderStatus;
import marketplace.platform.load.RefusedFor;
import marketplace.platform.meter.TagValues;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the writers do, measured. All meters are made at the start: a command costs a few additions. */
@Component
class LaneMeters {

    private static final Duration[] SHORT_TIMES = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };
    private static final double[] SIZES = {1, 4, 16, 64, 256};

    private final MeterRegistry meters;
    private final CommandMeters commands;
    private final DistributionSummary sizes;
    private final Timer waits;
    private final Timer commits;
    private final Timer failures;
    private final Counter refused;
    private final Map<OrderStatus, Counter> reached = new EnumMap<>(OrderStatus.class);

    LaneMeters(MeterRegistry meters) {
        this.meters = meters;
        this.commands = new CommandMeters(meters);
        this.sizes = DistributionSummary.builder("marketplace.lanes.batch")
                .description("Commands in one transaction")
                .baseUnit("commands")
                .serviceLevelObjectives(SIZES)
                .register(meters);
        this.waits = Timer.builder("marketplace.lanes.wait")
                .description("From a command's arrival to its batch")
                .serviceLevelObjectives(SHORT_TIMES)
                .register(meters);
        this.commits = transactions("committed");
        this.failures = transactions("failed");
        this.refused = RefusedFor.QUEUE.counter(meters);
        Arrays.stream(OrderStatus.values()).forEach(status -> reached.put(status, reached(status)));
    }

    /** Shows how many commands wait. */
    void showQueued(Supplier<Number> queued) {
        Gauge.builder("marketplace.lanes.queued", queued)
                .description("Commands that wait for a batch")
                .register(meters);
    }

    void refused() {
        refused.increment();
    }

    void begun(List<Waiting> batch) {
        sizes.record(batch.size());
        long now = System.nanoTime();
        batch.forEach(waiting -> waits.record(waiting.waited(now)));
    }

    /** Before the callers are told. */
    void committed(List<Waiting> batch, BatchResult result, Duration took) {
        commits.record(took);
        for (int i = 0; i < batch.size(); i++) {
            commands.ended(
                    batch.get(i).submission().command(), result.outcomes().get(i));
        }
        result.reached().forEach(status -> count(reached.get(status)));
    }

    void failed(Duration took) {
        failures.record(took);
    }

    /** Commands that end with a failure: of the database, or because it can never take them. */
    void failed(List<Waiting> batch, CommandMeters.Ending ending) {
        batch.forEach(waiting -> commands.ended(waiting.submission().command(), ending));
    }

    private Timer transactions(String outcome) {
        return Timer.builder("marketplace.lanes.commit")
                .description("From a batch's first statement to its commit")
                .tag("outcome", outcome)
                .serviceLevelObjectives(SHORT_TIMES)
                .register(meters);
    }

    private Counter reached(OrderStatus status) {
        return Counter.builder("marketplace.orders.reached")
                .description("Orders that came into the status by this instance")
                .tag("status", TagValues.of(status))
                .register(meters);
    }

    private static void count(@Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }
}
