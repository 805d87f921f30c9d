package marketplace.bench.relay;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import marketplace.bench.kafka.Headers;
import marketplace.bench.world.RealTime;
import marketplace.contracts.MessageHeaders;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What comes in from the topic of order events: how many, how late, and whether each order's versions ascend. */
final class Published implements Consumer<ConsumerRecord<byte[], byte[]>> {

    private static final long LONGEST_MILLIS = Duration.ofHours(24).toMillis();
    private static final int DIGITS = 3;

    private final Clock clock = RealTime.clock();
    private final Histogram lateness = new Histogram(LONGEST_MILLIS, DIGITS);
    private final Map<String, Long> versions = new HashMap<>();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong disordered = new AtomicLong();

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> record) {
        Instant happened = Instant.parse(Headers.text(record, MessageHeaders.TIME));
        lateness.recordValue(
                Math.clamp(Duration.between(happened, clock.instant()).toMillis(), 0, LONGEST_MILLIS));
        String id = Headers.text(record, MessageHeaders.ID);
        long version = Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
        Long before = versions.put(new String(record.key(), StandardCharsets.UTF_8), version);
        if (before != null && before >= version) {
            disordered.incrementAndGet();
        }
        count.incrementAndGet();
    }

    long count() {
        return count.get();
    }

    /** Records that came after one of the same order with the same version or a later one. */
    long disordered() {
        return disordered.get();
    }

    /** From the moment that the event names, which is before its commit, to its arrival here; milliseconds. */
    double lateness(double percentile) {
        return lateness.getValueAtPercentile(percentile);
    }
}
