package marketplace.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import marketplace.operations.api.ManagementPorts;
import marketplace.operations.api.OperatorApi;
import marketplace.operations.desk.DeadLettersCommand;
import marketplace.operations.desk.DeliveriesCommand;
import marketplace.operations.desk.LateCommand;
import marketplace.operations.desk.ParkedCommand;
import marketplace.operations.desk.RefundsCommand;
import marketplace.operations.order.OrderCommand;
import marketplace.operations.pause.PauseCommand;
import marketplace.operations.pause.PausedCommand;
import marketplace.operations.pause.ResumeCommand;
import marketplace.operations.screen.FailedException;
import marketplace.operations.screen.Output;
import marketplace.operations.status.StatusCommand;
import marketplace.operations.topic.KafkaCluster;
import marketplace.operations.topic.LagCommand;
import marketplace.operations.topic.OrderScan;
import marketplace.operations.topic.WatchCommand;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** What {@code ./ops} runs. */
public final class Ops {

    private static final String COLOURS = "ops.colours";
    private static final int HELP_WIDTH = 120;

    private Ops() {}

    /** Ends with 0 when it is done, 1 when something refuses or does not answer, 2 when it was called wrongly. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        PrintWriter answers = new PrintWriter(System.out, false, UTF_8);
        PrintWriter remarks = new PrintWriter(System.err, true, UTF_8);
        System.exit(run(System.getenv(), Boolean.getBoolean(COLOURS), answers, remarks, arguments));
    }

    /** The same with other surroundings. */
    static int run(
            Map<String, String> variables,
            boolean colours,
            PrintWriter answers,
            PrintWriter remarks,
            String... arguments) {
        Environment environment = new Environment(variables);
        Output output = new Output(answers, remarks, colours);
        try (OperatorApi api = new OperatorApi(environment.services(), environment::token);
                ManagementPorts ports = new ManagementPorts(environment.managementPorts())) {
            return commands(api, ports, new KafkaCluster(environment.kafka()), output)
                    .setOut(answers)
                    .setErr(remarks)
                    .setUsageHelpWidth(HELP_WIDTH)
                    .setColorScheme(CommandLine.Help.defaultColorScheme(colours ? Ansi.ON : Ansi.OFF))
                    .setExecutionExceptionHandler((failure, command, parsed) -> told(failure, output))
                    .execute(arguments);
        } catch (FailedException failure) {
            return told(failure, output);
        }
    }

    private static CommandLine commands(OperatorApi api, ManagementPorts ports, KafkaCluster cluster, Output output) {
        CommandLine top = new CommandLine(new OpsCommand(output));
        List.of(
                        new StatusCommand(api, ports, cluster, output),
                        new WatchCommand(cluster, output),
                        new OrderCommand(api, new OrderScan(cluster), output),
                        new LagCommand(cluster, ports, output),
                        new LateCommand(api, output),
                        new PausedCommand(api, output),
                        new PauseCommand(api, output),
                        new ResumeCommand(api, output),
                        new RefundsCommand(api, output),
                        new ParkedCommand(api, output),
                        new DeliveriesCommand(api, output),
                        new DeadLettersCommand(api, output))
                .forEach(top::addSubcommand);
        return top;
    }

    private static int told(Exception failure, Output output) {
        String words = failure instanceof FailedException ? failure.getMessage() : null;
        output.remark(words == null ? failure.toString() : words);
        return CommandLine.ExitCode.SOFTWARE;
    }
}
