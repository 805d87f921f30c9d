package marketplace.operations.pause;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import marketplace.operations.api.OperatorApi;
import marketplace.operations.api.Service;
import marketplace.operations.screen.Column;
import marketplace.operations.screen.FailedException;
import marketplace.operations.screen.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists what is paused. */
@Command(
        name = "paused",
        description = {
            "What is paused in all services: since when, by whom and why. A service that does not answer is named below; the exit"
                    + " code is 1 then."
        })
public final class PausedCommand implements Callable<Integer> {

    private static final int NOT_ALL_ANSWERED = 1;
    private static final List<Column> COLUMNS = List.of(
            new Column("PART", ServiceParts::name),
            Column.of("SINCE", "/since"),
            Column.of("BY", "/by"),
            Column.of("NOTE", "/note"));

    private final ServiceParts parts;
    private final Output output;

    @Option(names = "--all", description = "Also what could be paused and is not.")
    private boolean all;

    public PausedCommand(OperatorApi api, Output output) {
        this.parts = new ServiceParts(api);
        this.output = output;
    }

    @Override
    public Integer call() {
        List<JsonNode> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Service service : Service.values()) {
            try {
                found.addAll(parts.of(service));
            } catch (FailedException failure) {
                missing.add(service.title() + ": " + failure.getMessage());
            }
        }
        output.list(COLUMNS, found.stream().filter(this::isWanted).toList());
        missing.forEach(output::remark);
        return missing.isEmpty() ? 0 : NOT_ALL_ANSWERED;
    }

    private boolean isWanted(JsonNode part) {
        return all || ServiceParts.isPaused(part);
    }
}
