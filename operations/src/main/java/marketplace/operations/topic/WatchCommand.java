package marketplace.operations.topic;

import java.util.List;
import java.util.concurrent.Callable;
import marketplace.operations.screen.Output;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what happens as it happens. */
@Command(
        name = "watch",
        description = {
            "Tells every event, command, reminder and dead letter as it comes, one line each. With --json each line is"
                    + " the record. Records of one order in one topic come in their sequence, others as they are read."
        })
public final class WatchCommand implements Callable<Integer> {

    private final KafkaCluster cluster;
    private final Output output;

    @Option(names = "--order", paramLabel = "NUMBER", description = "Of this order alone.")
    private @Nullable String order;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            split = ",",
            description = "Of these types, whole or how they begin: order.refund,payment.")
    private List<String> types = List.of();

    @Option(
            names = "--party",
            paramLabel = "ID",
            description = "Of this buyer, provider or actor. What names nobody is told once an event of its order has"
                    + " been read.")
    private @Nullable String party;

    @Option(names = "--from-beginning", description = "With what is in the topics already.")
    private boolean fromBeginning;

    @Option(names = "--until-end", description = "Ends when what is there now has been read.")
    private boolean untilEnd;

    public WatchCommand(KafkaCluster cluster, Output output) {
        this.cluster = cluster;
        this.output = output;
    }

    @Override
    public Integer call() {
        WatchFilter filter = new WatchFilter(order, types, party);
        if (!untilEnd) {
            output.remark("watching; Ctrl-C ends it");
        }
        new Follower(cluster).follow(fromBeginning, untilEnd, told -> {
            if (filter.tells(told)) {
                tell(told);
            }
        });
        return 0;
    }

    private void tell(TopicRecord told) {
        if (output.speaksJson()) {
            output.jsonLine(told.toJson());
        } else {
            output.line(RecordLine.of(told), RecordLine.colour(told));
        }
    }
}
