package marketplace.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.chaos.check.DeadlineCensus;
import marketplace.chaos.check.DeadlineCensus.Effect;
import marketplace.chaos.evidence.Promise;
import marketplace.chaos.fault.Restarts;

/** A run over deadlines as tables in Markdown. */
final class DeadlineReport {

    private static final double MILLIS = 1e3;
    private static final int HUNDRED = 100;

    private DeadlineReport() {}

    static String of(DeadlineResult run) {
        return deadlines(run) + "\n" + restarts(run) + "\n" + invariants(run);
    }

    private static String deadlines(DeadlineResult run) {
        DeadlineCensus census = run.census();
        Map<String, Long> kinds = run.promises().stream()
                .collect(Collectors.groupingBy(Promise::kind, TreeMap::new, Collectors.counting()));
        List<String> lines = new ArrayList<>(List.of("| | |", "|---|---|"));
        lines.add("| deadlines that ran, by the API | %,d |"
                .formatted(run.promises().size()));
        kinds.forEach((kind, count) -> lines.add("| of these %s | %,d |".formatted(kind, count)));
        lines.add("| acted, by the journal | %,d |".formatted(census.effects().size()));
        lines.add("| early | %d |".formatted(census.early().size()));
        lines.add("| missing | %d |".formatted(census.missing().size()));
        lines.add("| with a second effect | %d |".formatted(census.twice().size()));
        lines.add("| commands sent, of these again | %,d, %,d |".formatted(census.commands(), census.repeated()));
        lines.add("| days, in how many steps | %d, %d |"
                .formatted(run.options().days(), run.options().steps()));
        lines.add("| from the first step to rest, s | %s |".formatted(seconds(run.took())));
        lines.add("| waited from the due time to the effect, s: p50, p99, longest | %s |"
                .formatted(percentiles(
                        run, effect -> run.timeline().waited(effect.promise().dueAt(), effect.at()))));
        lines.add("| the same by the services' clock, which jumps, s: p50, p99, longest | %s |"
                .formatted(percentiles(
                        run, effect -> Duration.between(effect.promise().dueAt(), effect.at()))));
        return String.join("\n", lines) + "\n";
    }

    private static String restarts(DeadlineResult run) {
        StringBuilder table =
                new StringBuilder("| process | killed and started | stopped and started |\n|---|---|---|\n");
        for (Restarts.Count count : run.restarts()) {
            table.append("| %s | %d | %d |%n".formatted(count.process(), count.killed(), count.stopped()));
        }
        return table.toString();
    }

    private static String invariants(DeadlineResult run) {
        DeadlineCensus census = run.census();
        return "%s%n%s%s%s"
                .formatted(
                        InvariantTable.of(run.invariants()),
                        named("early", census.early()),
                        named("missing", census.missing()),
                        named("twice", census.twice()));
    }

    private static String named(String what, List<String> orders) {
        return orders.isEmpty() ? "" : "VIOLATED: %s %s%n".formatted(what, orders);
    }

    private static String percentiles(DeadlineResult run, Function<Effect, Duration> late) {
        List<Duration> sorted =
                run.census().effects().stream().map(late).sorted().toList();
        return sorted.isEmpty()
                ? "none"
                : "%s, %s, %s".formatted(seconds(at(sorted, 50)), seconds(at(sorted, 99)), seconds(sorted.getLast()));
    }

    private static Duration at(List<Duration> sorted, int percent) {
        int rank = (sorted.size() * percent + HUNDRED - 1) / HUNDRED;
        return sorted.get(Math.max(1, rank) - 1);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / MILLIS);
    }
}
