package marketplace.operations;

import marketplace.operations.screen.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What all commands have in common. */
@Command(
        name = "ops",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:refused, or something did not answer", "2:called in a way that it does not know"},
        footerHeading = "%nFrom the environment:%n",
        footer = {
            "  ORDERS, TIMEOUTS, NOTIFICATIONS   addresses of the services: http://localhost:8080, 8081 and 8082;",
            "                                    ORDER_PORT, TIMEOUT_PORT, NOTIFICATION_PORT instead of these ports",
            "  ORDERS_MANAGEMENT, TIMEOUTS_MANAGEMENT, NOTIFICATIONS_MANAGEMENT",
            "                                    addresses of the management ports of all instances, with commas between them:",
            "                                    http://localhost:9080, 9081 and 9082; ORDER_MANAGEMENT_PORT,",
            "                                    TIMEOUT_MANAGEMENT_PORT, NOTIFICATION_MANAGEMENT_PORT instead of these ports",
            "  KAFKA                             brokers: localhost:19092; KAFKA_PORT instead of this port",
            "  TOKEN                             the bearer token of an operator; without it the one that ./run leaves",
            "                                    in .local/tokens/operator, TOKENS instead of .local/tokens",
            "  NO_COLOR                          turns colours off"
        },
        description = "What the engineer on call looks at and does, over the operators' API and the topics.")
final class OpsCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Tells how it is used.")
    boolean help;

    private final Output output;

    OpsCommand(Output output) {
        this.output = output;
    }

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Prints JSON for programs.")
    void json(boolean wanted) {
        if (wanted) {
            output.speakJson();
        }
    }
}
