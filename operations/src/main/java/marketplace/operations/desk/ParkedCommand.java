package marketplace.operations.desk;

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

/** Looks after payments that are part of no order. */
@Command(name = "parked", description = "Payments that are part of no order: list, show, retry, settle.")
public final class ParkedCommand {

    /** Where parked payments are listed. */
    public static final ApiList LIST =
            new ApiList(Service.ORDERS, "/v1/parked-payments", "payments", Paging.AFTER, 200);

    private static final DeskList DESK = new DeskList(
            LIST,
            List.of(
                    Column.of("ID", "/parkingId"),
                    Column.of("STATE", "/state"),
                    Column.of("ORDER", "/orderNumber"),
                    Column.of("EVENT", "/event/type"),
                    Column.of("AMOUNT", "/event/amount"),
                    Column.of("REASON", "/reason"),
                    Column.of("TRIES", "/tries"),
                    Column.of("PARKED", "/parkedAt"),
                    Column.of("NEXT TRY", "/nextTryAt")));

    private final OperatorApi api;
    private final Output output;

    public ParkedCommand(OperatorApi api, Output output) {
        this.api = api;
        this.output = output;
    }

    @Command(name = "list", description = "Those that were given to the operator, oldest first.")
    int list(
            @Option(
                            names = "--state",
                            defaultValue = "GIVEN_TO_OPERATOR",
                            description = "GIVEN_TO_OPERATOR, or WAITING, APPLIED, SETTLED, ALL.")
                    String state,
            @Option(names = "--limit", defaultValue = DeskList.LINES, description = "At most so many lines.")
                    int limit) {
        DESK.show(api, output, DeskList.inState(state), limit);
        return 0;
    }

    @Command(name = "show", description = "One of them.")
    int show(@Parameters(paramLabel = "ID") long id) {
        output.object(api.get(Service.ORDERS, path(id)));
        return 0;
    }

    @Command(name = "retry", description = "Tries it now, and says whether it is part of its order.")
    int retry(@Parameters(paramLabel = "ID") long id) {
        output.object(api.post(Service.ORDERS, path(id) + "/retry"));
        return 0;
    }

    @Command(name = "settle", description = "Closes it by hand; it is never applied afterwards.")
    int settle(
            @Parameters(paramLabel = "ID") long id,
            @Option(names = "--note", required = true, description = "What was done.") String note) {
        output.object(api.post(Service.ORDERS, path(id) + "/settle", Map.of("note", note)));
        return 0;
    }

    private static String path(long id) {
        return LIST.path() + "/" + id;
    }
}
