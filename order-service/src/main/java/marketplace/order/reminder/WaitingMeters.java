package marketplace.order.reminder;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import marketplace.order.reminder.WaitingStore.Retried;
import marketplace.platform.meter.Level;
import marketplace.platform.meter.TagValues;
import org.springframework.stereotype.Component;

/** Shows what waits for an operator, and what the service still tries by itself. */
@Component
class WaitingMeters {

    private final Map<WaitingKind, Level> counts = new EnumMap<>(WaitingKind.class);
    private final Map<WaitingKind, Level> ages = new EnumMap<>(WaitingKind.class);
    private final Level payments;
    private final Level deliveries;
    private final Level refunds;

    WaitingMeters(MeterRegistry meters) {
        for (WaitingKind kind : WaitingKind.values()) {
            String tag = TagValues.of(kind);
            counts.put(
                    kind, Level.of(meters, "marketplace.operator.waiting", "What waits for an operator", "kind", tag));
            ages.put(
                    kind,
                    Level.ofSeconds(
                            meters, "marketplace.operator.waiting.age", "Since the oldest of it waits", "kind", tag));
        }
        this.payments = retried(meters, WaitingKind.PARKED_PAYMENTS);
        this.deliveries = retried(meters, WaitingKind.DELIVERIES);
        this.refunds = retried(meters, WaitingKind.REFUNDS);
    }

    List<Level> levels() {
        return Stream.of(counts.values().stream(), ages.values().stream(), Stream.of(payments, deliveries, refunds))
                .flatMap(levels -> levels)
                .toList();
    }

    /** Kinds of which nothing waits are not among the work. */
    void show(List<WaitingWork> work, Instant now) {
        counts.values().forEach(level -> level.set(0));
        ages.values().forEach(level -> level.set(0));
        work.forEach(one -> show(one, now));
    }

    void show(Retried retried) {
        payments.set(retried.payments());
        deliveries.set(retried.deliveries());
        refunds.set(retried.refunds());
    }

    private void show(WaitingWork work, Instant now) {
        Objects.requireNonNull(counts.get(work.kind())).set(work.count());
        Objects.requireNonNull(ages.get(work.kind())).setAge(work.oldest(), now);
    }

    private static Level retried(MeterRegistry meters, WaitingKind kind) {
        return Level.of(
                meters, "marketplace.retries.waiting", "What the service tries again", "kind", TagValues.of(kind));
    }
}
