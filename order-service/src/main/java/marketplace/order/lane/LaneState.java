package marketplace.order.lane;

import java.util.Map;
import java.util.Set;
import marketplace.order.model.Order;

/**
 * What a batch knows when it decides, read under the locks of its lanes.
 *
 * @param positions of the locked lanes
 * @param orders by order number
 * @param unreadable why some orders could not be read, by order number
 * @param visible for each submission by its place in the batch, whether its actor may see the order
 * @param files those that the submissions name and that are there
 * @param keys commands that happened before, by lane and key
 */
record LaneState(
        Map<Integer, Long> positions,
        Map<String, Order> orders,
        Map<String, RuntimeException> unreadable,
        Set<Integer> visible,
        Set<FileName> files,
        Map<LaneKey, KnownCommand> keys) {

    /** A command key within its lane. */
    record LaneKey(int lane, String key) {}

    /** Where a command's effect is. */
    record KnownCommand(String orderNumber, long version, String digest) {}
}
