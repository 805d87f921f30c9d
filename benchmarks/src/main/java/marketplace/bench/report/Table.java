package marketplace.bench.report;

import java.util.List;

/** Figures side by side. The first column says what, the others how much. */
public record Table(String title, List<String> columns, List<List<String>> rows) {

    /** As Markdown. */
    public String markdown() {
        StringBuilder text = new StringBuilder("**%s**%n%n".formatted(title));
        text.append(line(columns)).append("|---".repeat(columns.size())).append("|\n");
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
