package marketplace.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is measured on, without its name. */
public record Machine(List<String> lines) {

    private static final Pattern MODEL = Pattern.compile("model name\\s*: (.*)");
    private static final Pattern MEMORY = Pattern.compile("MemTotal:\\s*(\\d+) kB");
    private static final long KILO_PER_GIGA = 1024L * 1024;

    public static Machine here() {
        return new Machine(List.of(
                "%d cores (%s), %s GB of memory"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                first(Path.of("/proc/cpuinfo"), MODEL),
                                gigabytes()),
                "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version")),
                "Java %s".formatted(Runtime.version())));
    }

    private static String gigabytes() {
        String kilobytes = first(Path.of("/proc/meminfo"), MEMORY);
        return kilobytes.chars().allMatch(Character::isDigit)
                ? Long.toString(Math.round((double) Long.parseLong(kilobytes) / KILO_PER_GIGA))
                : kilobytes;
    }

    private static String first(Path file, Pattern pattern) {
        try {
            Matcher matcher = pattern.matcher(Files.readString(file));
            return matcher.find() ? matcher.group(1).strip() : "unknown";
        } catch (IOException notHere) {
            return "unknown";
        }
    }
}
