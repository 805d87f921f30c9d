package marketplace.operations.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import marketplace.operations.api.ApiList;
import marketplace.operations.api.ApiList.Paging;
import marketplace.operations.api.OperatorApi;
import marketplace.operations.api.Service;
import marketplace.operations.screen.Column;
import marketplace.operations.screen.Output;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks after dead letters; what they are, and what a replay promises, is in docs/dead-letters.md. */
@Command(name = "dlt", description = "Dead letters: list, show, replay, discard.")
public final class DeadLettersCommand {

    /** Where dead letters are listed. */
    public static final ApiList LIST = new ApiList(Service.ORDERS, "/v1/dead-letters", "letters", Paging.AFTER, 200);

    private static final DeskList DESK = new DeskList(
            LIST,
            List.of(
                    Column.of("ID", "/letterId"),
                    Column.of("STATE", "/state"),
                    Column.of("CAME", "/cameAt"),
                    Column.of("TOPIC", "/topic"),
                    Column.of("TYPE", "/type"),
                    Column.of("KEY", "/key"),
                    Column.of("GIVEN UP BY", "/consumerGroup"),
                    Column.of("REASON", "/reason")));

    private final OperatorApi api;
    private final Output output;

    public DeadLettersCommand(OperatorApi api, Output output) {
        this.api = api;
        this.output = output;
    }

    @Command(name = "list", description = "Those that are open, oldest first.")
    int list(
            @Option(names = "--state", defaultValue = "OPEN", description = "OPEN, or REPLAYED, DISCARDED, ALL.")
                    String state,
            @Option(names = "--topic", description = "Of this topic alone.") @Nullable String topic,
            @Option(names = "--limit", defaultValue = DeskList.LINES, description = "At most so many lines.")
                    int limit) {
        Map<String, String> query = new HashMap<>(DeskList.inState(state));
        if (topic != null) {
            query.put("topic", topic);
        }
        DESK.show(api, output, query, limit);
        return 0;
    }

    @Command(name = "show", description = "One of them with its headers and its body.")
    int show(@Parameters(paramLabel = "ID") long id) {
        output.object(api.get(Service.ORDERS, path(id)));
        return 0;
    }

    @Command(
            name = "replay",
            description = "Sends the record to its topic again, as it was; once, however often asked.")
    int replay(@Parameters(paramLabel = "ID") long id) {
        output.object(api.post(Service.ORDERS, path(id) + "/replay"));
        return 0;
    }

    @Command(name = "discard", description = "Closes it without sending it.")
    int discard(
            @Parameters(paramLabel = "ID") long id,
            @Option(names = "--note", required = true, description = "Why.") String note) {
        output.object(api.post(Service.ORDERS, path(id) + "/discard", Map.of("note", note)));
        return 0;
    }

    private static String path(long id) {
        return LIST.path() + "/" + id;
    }
}
