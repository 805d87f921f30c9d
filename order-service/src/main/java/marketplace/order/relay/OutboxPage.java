package marketplace.order.relay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was read of the journal at once.
 *
 * @param rows in order within each lane
 * @param reached how far each lane has been read with it, also those of which it has nothing
 */
record OutboxPage(List<OutboxRow> rows, Map<Integer, Long> reached) {

    /** The rows, read after these positions. */
    static OutboxPage of(List<OutboxRow> rows, Map<Integer, Long> before) {
        Map<Integer, Long> reached = new HashMap<>(before);
        rows.forEach(row -> reached.put(row.lane(), row.position()));
        return new OutboxPage(rows, Map.copyOf(reached));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    Map<Integer, List<OutboxRow>> lanes() {
        return rows.stream().collect(Collectors.groupingBy(OutboxRow::lane));
    }
}
