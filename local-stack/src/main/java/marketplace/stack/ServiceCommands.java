package marketplace.stack;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import marketplace.servers.PostgresServer;
import marketplace.stack.access.KeyFiles;
import marketplace.stack.process.ServiceCommand;
import marketplace.stack.process.ServiceEnvironment;
import marketplace.stack.process.ServicePorts;

/** How the three services are configured for one machine. */
final class ServiceCommands {

    private final StackSettings settings;
    private final PostgresServer postgres;
    private final KeyFiles keys;

    ServiceCommands(StackSettings settings, PostgresServer postgres, KeyFiles keys) {
        this.settings = settings;
        this.postgres = postgres;
        this.keys = keys;
    }

    /** Makes the services' databases where they are missing. */
    List<ServiceCommand> all() throws IOException {
        Map<String, String> mail = Map.of(
                "SPRING_MAIL_HOST",
                "127.0.0.1",
                "SPRING_MAIL_PORT",
                Integer.toString(settings.ports().of(Port.SMTP)));
        return List.of(
                command("order-service", Port.ORDER, Port.ORDER_MANAGEMENT, "orders", Map.of()),
                command("timeout-service", Port.TIMEOUT, Port.TIMEOUT_MANAGEMENT, "timeouts", Map.of()),
                command(
                        "notification-service",
                        Port.NOTIFICATION,
                        Port.NOTIFICATION_MANAGEMENT,
                        "notifications",
                        mail));
    }

    private ServiceCommand command(String module, Port api, Port management, String database, Map<String, String> own)
            throws IOException {
        Ports ports = settings.ports();
        Map<String, String> environment = ServiceEnvironment.of(
                module,
                new ServicePorts(ports.of(api), ports.of(management)),
                postgres.createDatabase(database),
                "127.0.0.1:" + ports.of(Port.KAFKA),
                keys);
        environment.putAll(own);
        environment.putAll(settings.variables());
        return new ServiceCommand(
                module,
                settings.jar(module),
                Map.copyOf(environment),
                settings.log(module),
                ports.address(api),
                ports.address(management));
    }
}
