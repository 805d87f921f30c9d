package marketplace.operations.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import marketplace.operations.api.ManagementPorts;
import marketplace.operations.screen.Column;
import marketplace.operations.screen.FailedException;
import marketplace.operations.screen.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Tells how far who listens has come. */
@Command(
        name = "lag",
        description = {
            "How far every consumer group has come in every partition, and how many records are before it; and how many rows"
                    + " of the journal the relay has not sent yet, as the order service's management port says. Where that does"
                    + " not answer it is told below; the exit code is 1 then."
        })
public final class LagCommand implements Callable<Integer> {

    private static final int NOT_ALL_ANSWERED = 1;
    private static final List<Column> COLUMNS = List.of(
            Column.of("GROUP", "/group"),
            Column.of("STATE", "/state"),
            Column.of("TOPIC", "/topic"),
            Column.of("PARTITION", "/partition"),
            Column.of("NEXT", "/next"),
            Column.of("END", "/end"),
            Column.of("LAG", "/lag"));

    private final KafkaCluster cluster;
    private final ManagementPorts ports;
    private final Output output;

    @Option(names = "--behind", description = "Only where something is left to read or to send.")
    private boolean behind;

    public LagCommand(KafkaCluster cluster, ManagementPorts ports, Output output) {
        this.cluster = cluster;
        this.ports = ports;
        this.output = output;
    }

    @Override
    public Integer call() {
        List<JsonNode> lags = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        new GroupLags(cluster).read().forEach(lag -> lags.add(lag.toJson()));
        try {
            lags.add(RelayLag.read(ports).toJson());
        } catch (FailedException failure) {
            missing.add("relay: " + failure.getMessage());
        }
        output.list(COLUMNS, lags.stream().filter(this::isWanted).toList());
        missing.forEach(output::remark);
        return missing.isEmpty() ? 0 : NOT_ALL_ANSWERED;
    }

    private boolean isWanted(JsonNode lag) {
        return !behind || lag.path("lag").asLong() > 0;
    }
}
