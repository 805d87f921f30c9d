package marketplace.operations.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under titles, in columns as wide as what is in them. */
public final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    private Table() {}

    public static Table titled(String... titles) {
        Table table = new Table();
        table.rows.add(List.of(titles));
        return table;
    }

    static Table untitled() {
        return new Table();
    }

    /** Adds a row of as many cells as there are titles. */
    public void add(List<String> cells) {
        rows.add(cells.stream().map(Text::clean).toList());
    }

    List<String> lines() {
        List<Integer> widths =
                IntStream.range(0, columns()).map(this::width).boxed().toList();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private int columns() {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> Text.width(row.get(column)))
                .max()
                .orElse(0);
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            line.append(cell).repeat(' ', widths.get(i) - Text.width(cell)).append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
