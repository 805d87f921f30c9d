package marketplace.operations.order;

import static marketplace.operations.api.ApiList.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import marketplace.operations.api.ApiList;
import marketplace.operations.api.ApiList.Listed;
import marketplace.operations.api.ApiList.Paging;
import marketplace.operations.api.OperatorApi;
import marketplace.operations.api.RefusedException;
import marketplace.operations.api.Service;
import marketplace.operations.desk.DeadLettersCommand;
import marketplace.operations.desk.DeliveriesCommand;
import marketplace.operations.desk.ParkedCommand;
import marketplace.operations.screen.FailedException;
import marketplace.operations.topic.OrderScan;
import marketplace.operations.topic.TopicRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Gathers all that is known of one order. What cannot be read is named, and hides nothing of the rest. */
final class OrderSources {

    private static final int MOST_STEPS = 5_000;
    private static final int MOST_NOTICES = 1_000;
    /** How many open dead letters and parked payments are looked through for those of the order. */
    private static final int MOST_LOOKED_THROUGH = 2_000;

    private final OperatorApi api;
    private final OrderScan scan;

    OrderSources(OperatorApi api, OrderScan scan) {
        this.api = api;
        this.scan = scan;
    }

    /**
     * An object with {@code order}, {@code timeline}, {@code schedule}, {@code messages}, {@code notices}, {@code delivery},
     * {@code parked}, {@code deadLetters}, and {@code remarks} on what could not be read.
     *
     * @param most records of each partition that are looked at
     * @throws FailedException when the order itself cannot be read
     */
    ObjectNode gather(String number, int most) {
        JsonNode order = api.get(Service.ORDERS, "/v1/orders/" + segment(number));
        ObjectNode gathered = JsonMapper.shared().createObjectNode();
        gathered.set("order", order);
        List<String> remarks = new ArrayList<>();
        gathered.set("timeline", read("timeline", remarks, () -> timeline(number, remarks)));
        gathered.set("schedule", read("schedule", remarks, () -> schedule(number)));
        gathered.set("messages", read("messages", remarks, () -> messages(number, order, most, remarks)));
        gathered.set("notices", read("notices", remarks, () -> notices(number, remarks)));
        gathered.set("delivery", read("delivery", remarks, () -> delivery(number)));
        gathered.set("parked", read("parked payments", remarks, () -> parked(number, remarks)));
        gathered.set("deadLetters", read("dead letters", remarks, () -> deadLetters(number, remarks)));
        gathered.set("remarks", JsonMapper.shared().valueToTree(remarks));
        return gathered;
    }

    private static JsonNode read(String what, List<String> remarks, Supplier<JsonNode> source) {
        try {
            return source.get();
        } catch (FailedException failure) {
            remarks.add("%s: %s".formatted(what, failure.getMessage()));
            return JsonMapper.shared().createArrayNode();
        }
    }

    private JsonNode timeline(String number, List<String> remarks) {
        String path = "/v1/orders/%s/timeline".formatted(segment(number));
        return all(
                "timeline",
                new ApiList(Service.ORDERS, path, "entries", Paging.AFTER, 500),
                Map.of(),
                MOST_STEPS,
                remarks);
    }

    private JsonNode notices(String number, List<String> remarks) {
        ApiList list = new ApiList(Service.NOTIFICATIONS, "/v1/notices", "notices", Paging.CURSOR, 100);
        return all("notices", list, Map.of("orderNumber", number), MOST_NOTICES, remarks);
    }

    private JsonNode schedule(String number) {
        return orNothing(() -> api.get(Service.TIMEOUTS, "/v1/schedules/" + segment(number)));
    }

    private JsonNode delivery(String number) {
        return orNothing(() -> api.get(Service.ORDERS, DeliveriesCommand.path(number)));
    }

    private JsonNode messages(String number, JsonNode order, int most, List<String> remarks) {
        Instant since = Instant.parse(order.path("purchasedAt").asString());
        OrderScan.Found found = scan.records(number, since, most);
        remarks.addAll(found.remarks());
        ArrayNode messages = JsonMapper.shared().createArrayNode();
        found.records().stream().map(TopicRecord::toJson).forEach(messages::add);
        return messages;
    }

    private JsonNode parked(String number, List<String> remarks) {
        ArrayNode found = JsonMapper.shared().createArrayNode();
        for (String state : List.of("GIVEN_TO_OPERATOR", "WAITING")) {
            all("parked payments", ParkedCommand.LIST, Map.of("state", state), MOST_LOOKED_THROUGH, remarks)
                    .valueStream()
                    .filter(payment -> number.equals(payment.path("orderNumber").asString("")))
                    .forEach(found::add);
        }
        return found;
    }

    private JsonNode deadLetters(String number, List<String> remarks) {
        ArrayNode found = JsonMapper.shared().createArrayNode();
        all("dead letters", DeadLettersCommand.LIST, Map.of("state", "OPEN"), MOST_LOOKED_THROUGH, remarks)
                .valueStream()
                .filter(letter -> number.equals(letter.path("key").asString("")))
                .forEach(found::add);
        return found;
    }

    private ArrayNode all(String what, ApiList list, Map<String, String> query, int most, List<String> remarks) {
        Listed listed = list.read(api, query, most);
        if (listed.more()) {
            remarks.add("%s: only the first %d were read".formatted(what, most));
        }
        return JsonMapper.shared().createArrayNode().addAll(listed.items());
    }

    private static JsonNode orNothing(Supplier<JsonNode> source) {
        try {
            return source.get();
        } catch (RefusedException refused) {
            if (refused.isNotFound()) {
                return MissingNode.getInstance();
            }
            throw refused;
        }
    }
}
