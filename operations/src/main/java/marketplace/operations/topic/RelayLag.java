package marketplace.operations.topic;

import marketplace.operations.api.ManagementPorts;
import marketplace.operations.api.Service;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far the relay is behind, which no consumer group can tell of.
 *
 * @param unsent rows of the journal that are not in the topic yet
 * @param ageSeconds since the oldest of them happened
 */
public record RelayLag(long unsent, double ageSeconds) {

    private static final String UNSENT = "marketplace_relay_unsent";
    private static final String AGE = "marketplace_relay_unsent_age_seconds";
    private static final String TOPIC = "order.events";

    /**
     * As the order service measured it, up to 10 s ago.
     *
     * @throws marketplace.operations.screen.FailedException when no instance says it
     */
    public static RelayLag read(ManagementPorts ports) {
        return new RelayLag((long) ports.metric(Service.ORDERS, UNSENT), ports.metric(Service.ORDERS, AGE));
    }

    ObjectNode toJson() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("group", Service.ORDERS.title() + "/relay")
                .put("topic", TOPIC)
                .put("lag", unsent)
                .put("ageSeconds", ageSeconds);
    }
}
