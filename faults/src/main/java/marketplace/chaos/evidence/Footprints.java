package marketplace.chaos.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Reads what processes hold, as the JDK's tools and the kernel tell it. */
public final class Footprints {

    private Footprints() {}

    /**
     * Has the process collect its garbage, and counts what is left.
     *
     * @throws IllegalStateException when it does not say
     */
    public static Footprint of(String instance, long pid, int rest) throws IOException, InterruptedException {
        long live = liveBytes(pid);
        Path process = Path.of("/proc", Long.toString(pid));
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            return new Footprint(instance, pid, rest, live, Math.toIntExact(files.count()), threads(process));
        }
    }

    /** The last line of a histogram, for which the whole heap is collected, is {@code Total}, objects, bytes. */
    private static long liveBytes(long pid) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said.lines()
                .filter(line -> line.startsWith("Total"))
                .map(line -> line.strip().split("\\s+"))
                .mapToLong(total -> Long.parseLong(total[2]))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("process %d says %s".formatted(pid, said)));
    }

    private static int threads(Path process) throws IOException {
        return Files.readAllLines(process.resolve("status")).stream()
                .filter(line -> line.startsWith("Threads:"))
                .map(line -> line.split("\\s+"))
                .mapToInt(threads -> Integer.parseInt(threads[1]))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no threads in " + process));
    }
}
