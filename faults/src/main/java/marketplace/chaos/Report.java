package marketplace.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import marketplace.chaos.evidence.Answer;

/** A run as tables in Markdown. */
final class Report {

    /** What a fault breaks may show a little after all serves again. */
    private static final Duration AFTERMATH = Duration.ofSeconds(5);

    private static final double MILLIS = 1e3;
    private static final int HUNDRED = 100;

    private final RunResult run;
    private final List<Instant> successes;

    private Report(RunResult run) {
        this.run = run;
        this.successes = run.evidence().answers().stream()
                .filter(Answer::isAccepted)
                .map(Answer::at)
                .sorted()
                .toList();
    }

    static String of(RunResult run) {
        Report report = new Report(run);
        return report.faults() + "\n" + report.load() + "\n" + InvariantTable.of(run.invariants()) + "\n";
    }

    private String faults() {
        Map<String, List<FaultOutcome>> byKind = run.faults().stream()
                .collect(Collectors.groupingBy(FaultOutcome::kind, LinkedHashMap::new, Collectors.toList()));
        StringBuilder table = new StringBuilder(
                "| fault | times | all serves again after, s | longest without any accepted change, s |\n|---|---|---|---|\n");
        byKind.forEach((kind, outcomes) -> table.append("| %s | %d | %s | %s |%n"
                .formatted(kind, outcomes.size(), seconds(longest(outcomes)), seconds(unavailable(outcomes)))));
        return table.toString();
    }

    private static Duration longest(List<FaultOutcome> outcomes) {
        return outcomes.stream()
                .map(FaultOutcome::until)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** The longest time in which no client was told yes, anywhere. */
    private Duration unavailable(List<FaultOutcome> outcomes) {
        Duration longest = Duration.ZERO;
        for (FaultOutcome outcome : outcomes) {
            Instant before = outcome.begunAt();
            Instant end = outcome.readyAt().plus(AFTERMATH);
            for (Instant success : successes) {
                if (success.isAfter(before) && !success.isAfter(end)) {
                    Duration gap = Duration.between(before, success);
                    longest = gap.compareTo(longest) > 0 ? gap : longest;
                    before = success;
                }
            }
        }
        return longest;
    }

    private String load() {
        Map<String, Long> byStatus = run.evidence().answers().stream()
                .collect(Collectors.groupingBy(Report::kind, TreeMap::new, Collectors.counting()));
        List<String> lines = new ArrayList<>(List.of("| | |", "|---|---|"));
        lines.add("| orders placed | %,d |".formatted(run.placed()));
        lines.add("| lines of the journal | %,d |"
                .formatted(run.evidence().journal().size()));
        byStatus.forEach((kind, count) -> lines.add("| answers: %s | %,d |".formatted(kind, count)));
        lines.add("| published and heard after the last request, s | %s |".formatted(seconds(run.drained())));
        return String.join("\n", lines) + "\n";
    }

    private static String kind(Answer answer) {
        return answer.status() == 0 ? "none" : answer.status() / HUNDRED + "xx";
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / MILLIS);
    }
}
