package marketplace.operations.topic;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far a group has come in a partition.
 *
 * @param state of the group, as in {@code STABLE}; nobody listens in an {@code EMPTY} one
 * @param next the offset that it reads next
 * @param end where the partition ends
 */
public record GroupLag(String group, String state, String topic, int partition, long next, long end) {

    /** How many records are before it. */
    public long lag() {
        return Math.max(0, end - next);
    }

    ObjectNode toJson() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("group", group)
                .put("state", state)
                .put("topic", topic)
                .put("partition", partition)
                .put("next", next)
                .put("end", end)
                .put("lag", lag());
    }
}
