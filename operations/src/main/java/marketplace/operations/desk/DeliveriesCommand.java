package marketplace.operations.desk;

import static marketplace.operations.api.ApiList.segment;

import java.util.List;
import java.util.Map;
import marketplace.operations.api.ApiList;
import marketplace.operations.api.ApiList.Paging;
import marketplace.operations.api.OperatorApi;
import marketplace.operations.api.Service;
import marketplace.operations.screen.Column;
import marketplace.operations.screen.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks after what vendors were called for and did not do. */
@Command(name = "deliveries", description = "What vendors are called for: list, show, retry, settle.")
public final class DeliveriesCommand {

    /** Where deliveries are listed. */
    public static final ApiList LIST = new ApiList(Service.ORDERS, "/v1/deliveries", "deliveries", Paging.AFTER, 200);

    private static final DeskList DESK = new DeskList(
            LIST,
            List.of(
                    Column.of("ORDER", "/orderNumber"),
                    Column.of("STATE", "/state"),
                    Column.of("CALL", "/call"),
                    Column.of("SINCE", "/since"),
                    Column.of("CHANGED", "/changedAt"),
                    Column.of("ATTEMPTS", "/attempts"),
                    Column.of("INSTANCE", "/instanceId"),
                    Column.of("SURPLUS", "/surplus"),
                    Column.of("FAILURE", "/failure")));

    private final OperatorApi api;
    private final Output output;

    public DeliveriesCommand(OperatorApi api, Output output) {
        this.api = api;
        this.output = output;
    }

    @Command(name = "list", description = "Those that were given up, by order number.")
    int list(
            @Option(names = "--state", defaultValue = "GIVEN_UP", description = "GIVEN_UP, or OPEN, DONE, SETTLED.")
                    String state,
            @Option(names = "--limit", defaultValue = DeskList.LINES, description = "At most so many lines.")
                    int limit) {
        DESK.show(api, output, Map.of("state", state), limit);
        return 0;
    }

    @Command(name = "show", description = "What the vendor of an order is called for.")
    int show(@Parameters(paramLabel = "ORDER") String order) {
        output.object(api.get(Service.ORDERS, path(order)));
        return 0;
    }

    @Command(name = "retry", description = "Has the vendor called again, where it was given up.")
    int retry(@Parameters(paramLabel = "ORDER") String order) {
        output.object(api.post(Service.ORDERS, path(order) + "/retry"));
        return 0;
    }

    @Command(name = "settle", description = "Closes what was given up; the vendor is not called afterwards.")
    int settle(
            @Parameters(paramLabel = "ORDER") String order,
            @Option(names = "--note", required = true, description = "What was done.") String note) {
        output.object(api.post(Service.ORDERS, path(order) + "/settle", Map.of("note", note)));
        return 0;
    }

    /** Where the delivery of an order is. */
    public static String path(String order) {
        return LIST.path() + "/" + segment(order);
    }
}
