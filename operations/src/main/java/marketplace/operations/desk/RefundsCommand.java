package marketplace.operations.desk;

import static marketplace.operations.api.ApiList.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import marketplace.operations.api.ApiList.Listed;
import marketplace.operations.api.OperatorApi;
import marketplace.operations.api.Service;
import marketplace.operations.screen.Column;
import marketplace.operations.screen.Output;
import marketplace.operations.screen.Values;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Looks after refunds that failed, or were paid twice. */
@Command(name = "refunds", description = "Refunds that failed or were paid twice: list, retry, settle.")
public final class RefundsCommand {

    /** Refunds in these states wait for an operator. */
    public static final Set<String> STUCK = Set.of("FAILED", "PAID_TWICE");

    private static final String ORDERS_ASKED = "50";
    private static final List<Column> COLUMNS = List.of(
            Column.of("ORDER", "/orderNumber"),
            Column.of("REFUND", "/refundId"),
            Column.of("STATE", "/state"),
            Column.of("AMOUNT", "/amount"),
            Column.of("CAUSE", "/cause"),
            Column.of("FAILURE", "/failure"),
            Column.of("TRIES", "/tries"),
            new Column("NEXT TRY", RefundsCommand::nextTry),
            Column.of("NOTE", "/note"));

    private final OperatorApi api;
    private final Output output;

    public RefundsCommand(OperatorApi api, Output output) {
        this.api = api;
        this.output = output;
    }

    @Command(
            name = "list",
            description =
                    "Those that failed and have not succeeded since, and those paid twice. NEXT TRY is when the service"
                            + " asks again by itself; where it says none, nothing happens until an operator acts.")
    int list(
            @Option(
                            names = "--limit",
                            defaultValue = ORDERS_ASKED,
                            description = "Of at most so many orders, each of which is asked for.")
                    int limit) {
        Listed orders = OrderTrouble.REFUND_FAILED.list(api, limit);
        List<JsonNode> refunds = new ArrayList<>();
        orders.items()
                .forEach(order -> refunds.addAll(stuck(order.path("orderNumber").asString())));
        output.list(COLUMNS, refunds);
        DeskList.remarkOn(orders, output);
        return 0;
    }

    @Command(name = "retry", description = "Asks the payment platform once more.")
    int retry(@Parameters(paramLabel = "ORDER") String order, @Parameters(paramLabel = "REFUND") String refund) {
        return act(order, "retry-refund", Map.of("refundId", refund), refund);
    }

    @Command(
            name = "settle",
            description =
                    "Says that it is paid by hand (press it before you pay: it ends the tries), or that one paid twice"
                            + " is put right.")
    int settle(
            @Parameters(paramLabel = "ORDER") String order,
            @Parameters(paramLabel = "REFUND") String refund,
            @Option(names = "--note", required = true, description = "How.") String note) {
        return act(order, "settle-refund", Map.of("refundId", refund, "note", note), refund);
    }

    private int act(String order, String action, Map<String, String> body, String refund) {
        JsonNode after = api.post(Service.ORDERS, path(order) + "/" + action, body);
        refunds(after).stream()
                .filter(known -> refund.equals(known.path("refundId").asString()))
                .forEach(output::object);
        return 0;
    }

    private List<ObjectNode> stuck(String order) {
        return refunds(api.get(Service.ORDERS, path(order))).stream()
                .filter(refund -> STUCK.contains(refund.path("state").asString()))
                .toList();
    }

    /** When it is tried again by itself, or why it is not. */
    private static String nextTry(JsonNode refund) {
        if (Values.isThere(refund.path("nextTryAt"))) {
            return Values.at(refund, "/nextTryAt");
        }
        return switch (Values.at(refund, "/state")) {
            case "FAILED" -> "none: given up";
            case "PAID_TWICE" -> "none: paid twice";
            default -> Values.NONE;
        };
    }

    /** The refunds of an order, each with its number. */
    private static List<ObjectNode> refunds(JsonNode order) {
        return order.path("refunds")
                .valueStream()
                .map(refund -> JsonMapper.shared()
                        .createObjectNode()
                        .put("orderNumber", order.path("orderNumber").asString())
                        .setAll((ObjectNode) refund))
                .map(ObjectNode.class::cast)
                .toList();
    }

    private static String path(String order) {
        return OrderTrouble.ORDERS.path() + "/" + segment(order);
    }
}
