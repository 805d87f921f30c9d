package marketplace.order.lane;

import java.util.List;
import java.util.Map;
import java.util.Set;
import marketplace.order.journal.JournalRow;
import marketplace.order.model.Order;
import marketplace.order.model.OrderStatus;

/**
 * All that a batch changes.
 *
 * @param outcomes one for each submission, in order
 * @param rows new rows of the journal
 * @param orders the changed orders as they stand at the end
 * @param placed which of them, by number, were not there before
 * @param positions the position that each changed lane has reached
 * @param named files that the rows name
 * @param reached the statuses that orders came into
 */
record BatchResult(
        List<Decided> outcomes,
        List<JournalRow> rows,
        List<Order> orders,
        Set<String> placed,
        Map<Integer, Long> positions,
        List<FileName> named,
        List<OrderStatus> reached) {}
