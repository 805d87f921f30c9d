package marketplace.operations.order;

import java.util.concurrent.Callable;
import marketplace.operations.api.OperatorApi;
import marketplace.operations.screen.Output;
import marketplace.operations.screen.Values;
import marketplace.operations.topic.OrderScan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows everything about one order. */
@Command(
        name = "order",
        description = {
            "Everything about one order in one screen: who must act, its deadline, payments and refunds, what happened,"
                    + " where its messages lie, and who was told what. What cannot be read is named below; the exit code"
                    + " is 1 then."
        })
public final class OrderCommand implements Callable<Integer> {

    private static final int NOT_ALL_WAS_READ = 1;

    private final OrderSources sources;
    private final OrderScreen screen;
    private final Output output;

    @Parameters(paramLabel = "NUMBER", description = "The order number.")
    private String number = "";

    @Option(
            names = "--scan",
            paramLabel = "RECORDS",
            defaultValue = "100000",
            description = "How many records of each partition are looked at, the newest: ${DEFAULT-VALUE}.")
    private int scan;

    public OrderCommand(OperatorApi api, OrderScan topics, Output output) {
        this.sources = new OrderSources(api, topics);
        this.screen = new OrderScreen(output);
        this.output = output;
    }

    @Override
    public Integer call() {
        JsonNode gathered = sources.gather(number, scan);
        if (output.speaksJson()) {
            output.document(gathered);
        } else {
            screen.show(gathered);
        }
        gathered.path("remarks").forEach(remark -> output.remark(Values.of(remark)));
        return gathered.path("remarks").isEmpty() ? 0 : NOT_ALL_WAS_READ;
    }
}
