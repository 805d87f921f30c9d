package marketplace.bench.machine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** Processor time and memory of processes, where the machine keeps them under /proc; nothing anywhere else. */
public final class ProcessTime {

    private static final Path PROC = Path.of("/proc");
    private static final long MILLIS_PER_TICK = 10;
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int CHILDREN_SYSTEM = 14;
    private static final String PEAK = "VmHWM:";
    private static final int KILO = 1024;

    private ProcessTime() {}

    /** Of the process and of those of its children that have ended. */
    public static Duration of(long process) {
        try {
            return Duration.ofMillis(ticks(stat(PROC.resolve(Long.toString(process))), true) * MILLIS_PER_TICK);
        } catch (IOException nothingToRead) {
            return Duration.ZERO;
        }
    }

    /** As above, and of those of its children that live. */
    public static Duration ofFamily(long process) {
        long ticks = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path each : all) {
                String[] values = stat(each);
                boolean itself = each.getFileName().toString().equals(Long.toString(process));
                if (itself || (values.length > PARENT && values[PARENT].equals(Long.toString(process)))) {
                    ticks += ticks(values, itself);
                }
            }
        } catch (IOException nothingToRead) {
            return Duration.ZERO;
        }
        return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    }

    /** Bytes that were resident at most since the process began, or since {@link #forgetPeak}. */
    public static long peakResident(long process) {
        try {
            return Files.readAllLines(PROC.resolve(process + "/status")).stream()
                            .filter(line -> line.startsWith(PEAK))
                            .map(line -> line.replaceAll("\\D", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElse(0)
                    * KILO;
        } catch (IOException nothingToRead) {
            return 0;
        }
    }

    /** From now on the peak counts anew, where the machine lets it. */
    public static void forgetPeak(long process) {
        try {
            Files.writeString(PROC.resolve(process + "/clear_refs"), "5");
        } catch (IOException notHere) {
            // The peak is then that of the whole life.
        }
    }

    private static long ticks(String[] values, boolean withChildren) {
        long ticks = 0;
        int last = withChildren ? CHILDREN_SYSTEM : USER + 1;
        for (int at = USER; at <= last && at < values.length; at++) {
            ticks += Long.parseLong(values[at]);
        }
        return ticks;
    }

    /** The values after the name, which may hold anything. */
    private static String[] stat(Path process) throws IOException {
        try {
            String line = Files.readString(process.resolve("stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (NoSuchFileException ended) {
            return new String[0];
        }
    }
}
