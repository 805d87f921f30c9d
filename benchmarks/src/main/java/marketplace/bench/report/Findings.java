package marketplace.bench.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What one part measured.
 *
 * @param part its name on the command line
 * @param on the day, as in {@code 2026-11-23}
 * @param command that measures it again
 */
public record Findings(String part, String on, String command, List<Table> tables) {

    /** All tables, and where they come from. */
    public String markdown() {
        return "`%s`, %s%n%n%s"
                .formatted(command, on, tables.stream().map(Table::markdown).collect(Collectors.joining("\n")));
    }
}
