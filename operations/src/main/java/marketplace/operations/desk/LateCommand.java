package marketplace.operations.desk;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import marketplace.operations.api.ApiList;
import marketplace.operations.api.ApiList.Listed;
import marketplace.operations.api.OperatorApi;
import marketplace.operations.api.RefusedException;
import marketplace.operations.api.Service;
import marketplace.operations.screen.Column;
import marketplace.operations.screen.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells which deadlines should have acted. */
@Command(
        name = "late",
        description = {
            "Orders whose deadline is past due and has not acted, the one due first first, and what the timeout service"
                    + " makes of it: when it tries next and how often it has. A dash there means that it knows of none."
        })
public final class LateCommand implements Callable<Integer> {

    private static final String ORDERS_ASKED = "50";
    private static final List<Column> COLUMNS = List.of(
            Column.of("ORDER", "/orderNumber"),
            Column.of("STATUS", "/status"),
            Column.of("DEADLINE", "/running/kind"),
            Column.of("DUE", "/running/dueAt"),
            Column.of("THEN", "/running/onExpiry"),
            Column.of("NEXT TRY", "/schedule/nextAt"),
            Column.of("TRIES", "/schedule/attempts"));

    private final OperatorApi api;
    private final Output output;

    @Option(
            names = "--limit",
            defaultValue = ORDERS_ASKED,
            description = "At most so many orders; the timeout service is asked for each.")
    private int limit;

    public LateCommand(OperatorApi api, Output output) {
        this.api = api;
        this.output = output;
    }

    @Override
    public Integer call() {
        Listed late = OrderTrouble.OVERDUE.list(api, limit);
        List<JsonNode> orders = late.items().stream()
                .map(order -> withSchedule((ObjectNode) order))
                .sorted(Comparator.comparing(order -> order.at("/running/dueAt").asString("")))
                .toList();
        output.list(COLUMNS, orders);
        DeskList.remarkOn(late, output);
        return 0;
    }

    private JsonNode withSchedule(ObjectNode order) {
        try {
            order.set(
                    "schedule",
                    api.get(
                            Service.TIMEOUTS,
                            "/v1/schedules/"
                                    + ApiList.segment(order.path("orderNumber").asString())));
        } catch (RefusedException refused) {
            if (!refused.isNotFound()) {
                throw refused;
            }
        }
        return order;
    }
}
