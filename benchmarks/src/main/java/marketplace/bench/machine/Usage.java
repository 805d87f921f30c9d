package marketplace.bench.machine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How many cores each of some processes used while something was measured. */
public final class Usage {

    private final Map<String, Supplier<Duration>> processes;
    private final Map<String, Duration> before = new LinkedHashMap<>();
    private final long start = System.nanoTime();

    private Usage(Map<String, Supplier<Duration>> processes) {
        this.processes = processes;
        processes.forEach((name, time) -> before.put(name, time.get()));
    }

    /** Begins to count for these processes, each with what it has used so far, by their names. */
    public static Usage of(Map<String, Supplier<Duration>> processes) {
        return new Usage(new LinkedHashMap<>(processes));
    }

    /** As in {@code order-service 0.81, postgres 0.64}: cores since the beginning. */
    public String cores() {
        double elapsed = System.nanoTime() - start;
        return processes.entrySet().stream()
                .map(process -> "%s %.2f"
                        .formatted(
                                process.getKey(),
                                used(process.getKey(), process.getValue()).toNanos() / elapsed))
                .collect(Collectors.joining(", "));
    }

    private Duration used(String name, Supplier<Duration> time) {
        return time.get().minus(before.getOrDefault(name, Duration.ZERO));
    }
}
