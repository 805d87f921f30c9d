package marketplace.bench.part;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import marketplace.bench.report.Figures;

/** Contenders that have their turns one after the other, round after round, so that what the machine does meanwhile hits all alike. */
public final class Turns {

    private final Stand stand;
    private final Map<String, Contender> contenders = new LinkedHashMap<>();
    private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

    public Turns(Stand stand) {
        this.stand = stand;
    }

    /** Adds a contender; the first to be added has the first turn of each round. */
    @CanIgnoreReturnValue
    public Turns with(String name, Contender contender) {
        contenders.put(name, contender);
        return this;
    }

    /** Plays all rounds. */
    @CanIgnoreReturnValue
    public Turns play() throws Exception {
        for (int round = 1; round <= stand.extent().rounds(); round++) {
            for (Map.Entry<String, Contender> each : contenders.entrySet()) {
                stand.rest();
                Sample sample = each.getValue().turn();
                samples.computeIfAbsent(each.getKey(), name -> new ArrayList<>())
                        .add(sample);
                stand.tell("%s, round %d: %s/s, p50 %s ms, p99 %s ms, failed %d; cores: %s"
                        .formatted(
                                each.getKey(),
                                round,
                                Figures.of(sample.perSecond()),
                                Figures.of(sample.middle()),
                                Figures.of(sample.slowest()),
                                sample.failed(),
                                sample.cores()));
            }
        }
        return this;
    }

    /** NaN for one that had no turn. */
    public double perSecond(String name) {
        return median(name, Sample::perSecond);
    }

    /** As above, of the median latency. */
    public double middle(String name) {
        return median(name, Sample::middle);
    }

    /** As above, of the latency that 99 of 100 stayed under. */
    public double slowest(String name) {
        return median(name, Sample::slowest);
    }

    /** All failures of a contender. */
    public long failed(String name) {
        return samples.getOrDefault(name, List.of()).stream()
                .mapToLong(Sample::failed)
                .sum();
    }

    /** What was used in the last turn. */
    public String cores(String name) {
        List<Sample> all = samples.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.getLast().cores();
    }

    /** A line for a table: name, rate and its ratio to that of the reference, latencies, failures, cores. */
    public List<String> row(String name, String reference) {
        return List.of(
                name,
                Figures.of(perSecond(name)),
                Figures.ratio(perSecond(name), perSecond(reference)),
                Figures.of(middle(name)),
                Figures.of(slowest(name)),
                Long.toString(failed(name)),
                cores(name));
    }

    /** What the values of {@link #row} are. */
    public static List<String> columns(String what, String reference) {
        return List.of("", what, "to " + reference, "p50 ms", "p99 ms", "failed", "cores used");
    }

    public List<String> names() {
        return List.copyOf(contenders.keySet());
    }

    private double median(String name, ToDoubleFunction<Sample> value) {
        double[] sorted = samples.getOrDefault(name, List.of()).stream()
                .mapToDouble(value)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** What is measured, or what it is compared with. */
    public interface Contender {
        Sample turn() throws Exception;
    }
}
