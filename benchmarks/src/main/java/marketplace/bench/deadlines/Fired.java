package marketplace.bench.deadlines;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import marketplace.bench.world.RealTime;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Commands as they come out of Kafka: of how many orders, and how late where it is known when each was due. */
final class Fired implements Consumer<ConsumerRecord<byte[], byte[]>> {

    private static final int DIGITS = 3;
    private static final int PLACE_AT = 7;
    private static final long LONGEST_MILLIS = Duration.ofHours(24).toMillis();

    private final Clock clock = RealTime.clock();
    private final Set<String> orders = ConcurrentHashMap.newKeySet();
    private final Histogram lateness = new Histogram(LONGEST_MILLIS, DIGITS);
    private final Instant first;
    private final Duration gap;
    private final long firstPlace;
    private volatile long lastAt = System.nanoTime();

    /** Where only their number matters. */
    Fired() {
        this(Instant.EPOCH, Duration.ZERO, Long.MAX_VALUE);
    }

    /** Where the order at the first place is due at that time, and each next one a gap later. */
    Fired(Instant first, Duration gap, long firstPlace) {
        this.first = first;
        this.gap = gap;
        this.firstPlace = firstPlace;
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> record) {
        String number = new String(record.key(), StandardCharsets.UTF_8);
        long place = Long.parseLong(number.substring(PLACE_AT));
        if (place >= firstPlace) {
            Instant due = first.plus(gap.multipliedBy(place - firstPlace));
            long late = Duration.between(due, clock.instant()).toMillis();
            if (late < 0) {
                throw new IllegalStateException(number + " was fired before it was due");
            }
            lateness.recordValue(Math.min(late, LONGEST_MILLIS));
        }
        if (orders.add(number)) {
            lastAt = System.nanoTime();
        }
    }

    long count() {
        return orders.size();
    }

    /** When an order was fired for the first time, last. */
    long lastAt() {
        return lastAt;
    }

    double lateness(double percentile) {
        return lateness.getValueAtPercentile(percentile);
    }
}
