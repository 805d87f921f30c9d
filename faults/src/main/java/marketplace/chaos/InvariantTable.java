package marketplace.chaos;

import java.util.List;
import marketplace.chaos.check.Checker;

/** What the checker found, as a table, and below it each violation. */
final class InvariantTable {

    private InvariantTable() {}

    static String of(List<Checker.Result> results) {
        StringBuilder table = new StringBuilder("| invariant | checks | violations |\n|---|---|---|\n");
        for (Checker.Result result : results) {
            table.append("| %s | %,d | %,d |%n"
                    .formatted(
                            result.says(),
                            result.findings().checked(),
                            result.findings().violated()));
        }
        for (Checker.Result result : results) {
            result.findings().violations().forEach(violation -> table.append("%nVIOLATED: %s".formatted(violation)));
        }
        return table.toString();
    }
}
