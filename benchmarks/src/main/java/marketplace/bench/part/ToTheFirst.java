package marketplace.bench.part;

import java.util.ArrayList;
import java.util.List;
import marketplace.bench.report.Figures;

/** Lines of a table, each compared with the first: for contenders that cannot take turns. */
public final class ToTheFirst {

    private static final int RATIO = 2;

    private final List<List<String>> rows = new ArrayList<>();
    private double first = Double.NaN;

    /** Adds the line of a contender that has had its turns. */
    public void add(String name, Turns turns) {
        if (rows.isEmpty()) {
            first = turns.perSecond(name);
        }
        List<String> row = new ArrayList<>(turns.row(name, name));
        row.set(RATIO, Figures.ratio(turns.perSecond(name), first));
        rows.add(List.copyOf(row));
    }

    public List<List<String>> rows() {
        return List.copyOf(rows);
    }
}
