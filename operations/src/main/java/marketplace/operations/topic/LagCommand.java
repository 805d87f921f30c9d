package marketplace.operations.topic;

import java.util.List;
import java.util.concurrent.Callable;
import marketplace.operations.screen.Column;
import marketplace.operations.screen.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Tells how far who listens has come. */
@Command(
        name = "lag",
        description = "How far every consumer group has come in every partition, and how many records are before it.")
public final class LagCommand implements Callable<Integer> {

    private static final List<Column> COLUMNS = List.of(
            Column.of("GROUP", "/group"),
            Column.of("STATE", "/state"),
            Column.of("TOPIC", "/topic"),
            Column.of("PARTITION", "/partition"),
            Column.of("NEXT", "/next"),
            Column.of("END", "/end"),
            Column.of("LAG", "/lag"));

    private final KafkaCluster cluster;
    private final Output output;

    @Option(names = "--behind", description = "Only where records are left to read.")
    private boolean behind;

    public LagCommand(KafkaCluster cluster, Output output) {
        this.cluster = cluster;
        this.output = output;
    }

    @Override
    public Integer call() {
        List<JsonNode> lags = new GroupLags(cluster)
                .read().stream()
                        .filter(lag -> !behind || lag.lag() > 0)
                        .map(lag -> (JsonNode) lag.toJson())
                        .toList();
        output.list(COLUMNS, lags);
        return 0;
    }
}
