package marketplace.bench.pgbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files in which pgbench writes transactions down: client, number, microseconds and more. */
final class TransactionLog {

    private static final double MICROS_PER_MILLI = 1000;

    private TransactionLog() {}

    /** The latencies in all files of a directory, ascending, milliseconds. */
    static List<Double> sorted(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(file -> file.getFileName().toString().startsWith("pgbench_log."))
                    .toList();
        }
        List<Double> latencies = new ArrayList<>();
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                latencies.add(latency(line));
            }
        }
        latencies.sort(Comparator.naturalOrder());
        return List.copyOf(latencies);
    }

    private static double latency(String line) {
        int second = line.indexOf(' ', line.indexOf(' ') + 1) + 1;
        return Double.parseDouble(line.substring(second, line.indexOf(' ', second))) / MICROS_PER_MILLI;
    }
}
