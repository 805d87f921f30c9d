package marketplace.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The metrics that alert rules and dashboards of this project ask services for, so that no service renames one unseen. */
public final class WatchedMetrics {

    /** Seen from the directory of a module. */
    private static final Path FILES = Path.of("..", "docker");

    /** A name of at least two words that no parenthesis follows, with its labels; functions have a parenthesis. */
    private static final Pattern METRIC =
            Pattern.compile("(?<![\\w$])([a-z0-9]+(?:_[a-z0-9]+)+)(?!\\w|\\s*\\()(?:\\{([^}]*)})?");

    private static final Pattern JOB = Pattern.compile("job=~?\"([^\"]*)\"");
    private static final Pattern RULE = Pattern.compile("(?m)^ +expr: \\|\\n((?: {10}.*\\n)+)");
    private static final Pattern PANEL = Pattern.compile("\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z][a-z0-9_]*)[{ ]");

    private WatchedMetrics() {}

    /** Those that are asked of this service, by its name or of every service. */
    public static Set<String> of(String service) {
        Set<String> names = new TreeSet<>();
        expressions()
                .forEach(expression -> METRIC.matcher(expression)
                        .results()
                        .filter(metric -> isAsked(service, metric.group(2)))
                        .forEach(metric -> names.add(metric.group(1))));
        return names;
    }

    /** Those that a service shows, by the text of its answer to Prometheus. */
    public static Set<String> shown(String answer) {
        return SAMPLE.matcher(answer)
                .results()
                .map(sample -> sample.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A job that is a variable of a dashboard can be each of them. */
    private static boolean isAsked(String service, @Nullable String labels) {
        Matcher job = JOB.matcher(labels == null ? "" : labels);
        return !job.find()
                || job.group(1).startsWith("$")
                || Arrays.asList(job.group(1).split("\\|", -1)).contains(service);
    }

    private static Stream<String> expressions() {
        Stream<String> rules = found(RULE, FILES.resolve("prometheus").resolve("alerts.yml"));
        Stream<String> panels =
                dashboards().flatMap(file -> found(PANEL, file)).map(text -> text.replace("\\\"", "\""));
        return Stream.concat(rules, panels);
    }

    private static Stream<Path> dashboards() {
        try (Stream<Path> files = Files.list(FILES.resolve("grafana").resolve("dashboards"))) {
            return files.toList().stream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Stream<String> found(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file)).results().map(found -> found.group(1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
