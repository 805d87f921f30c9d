package marketplace.bench.seed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of an order in which whatever is particular to the order can be replaced. */
final class RowPattern {

    private static final String NULL = "\\N";

    private final Map<String, @Nullable TextPattern> columns = new LinkedHashMap<>();

    RowPattern(Map<String, @Nullable String> row, Original original) {
        row.forEach((column, text) -> columns.put(column, text == null ? null : TextPattern.of(text, original)));
    }

    List<String> columns() {
        return List.copyOf(columns.keySet());
    }

    /**
     * Adds a line for {@code COPY}.
     *
     * @param own values of columns that no pattern knows
     */
    void write(Copied order, Map<String, String> own, StringBuilder lines) {
        char before = '\n';
        for (Map.Entry<String, @Nullable TextPattern> column : columns.entrySet()) {
            if (before == '\t') {
                lines.append(before);
            }
            before = '\t';
            write(order, column.getValue(), own.get(column.getKey()), lines);
        }
        lines.append('\n');
    }

    private static void write(Copied order, @Nullable TextPattern pattern, @Nullable String own, StringBuilder lines) {
        if (own != null) {
            lines.append(own);
        } else if (pattern == null) {
            lines.append(NULL);
        } else {
            pattern.write(order, lines);
        }
    }
}
