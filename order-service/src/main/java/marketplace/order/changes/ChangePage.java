package marketplace.order.changes;

import java.util.ArrayList;
import java.util.List;

/**
 * What a caller may see past some positions, cut at a limit.
 *
 * @param before the positions that it begins after
 * @param lines in journal order within each lane
 * @param more whether there was more
 */
record ChangePage(LanePositions before, List<Line> lines, boolean more) {

    /** Nothing past these positions. */
    static ChangePage nothing(LanePositions seen) {
        return new ChangePage(seen, List.of(), false);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The positions of whoever has read it all. */
    LanePositions after() {
        return isEmpty() ? before : steps().getLast().after();
    }

    List<OrderChange> changes() {
        return lines.stream().map(Line::change).toList();
    }

    /** Each change with the positions of whoever has read this far. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        LanePositions seen = before;
        for (Line line : lines) {
            seen = seen.upTo(line.lane(), line.position());
            steps.add(new Step(line.change(), seen));
        }
        return steps;
    }

    record Line(int lane, long position, OrderChange change) {}

    record Step(OrderChange change, LanePositions after) {}
}
