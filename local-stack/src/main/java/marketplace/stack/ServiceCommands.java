package marketplace.stack;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import marketplace.servers.PostgresServer;
import marketplace.stack.access.KeyFiles;
import marketplace.stack.process.ServiceCommand;
import marketplace.stack.process.ServiceEnvironment;

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
                command("order-service", Port.ORDER, "orders", Map.of()),
                command("timeout-service", Port.TIMEOUT, "timeouts", Map.of()),
                command("notification-service", Port.NOTIFICATION, "notifications", mail));
    }

    private ServiceCommand command(String module, Port port, String database, Map<String, String> own)
            throws IOException {
        Map<String, String> environment = ServiceEnvironment.of(
                module,
                settings.ports().of(port),
                postgres.createDatabase(database),
                "127.0.0.1:" + settings.ports().of(Port.KAFKA),
                keys);
        environment.putAll(own);
        return new ServiceCommand(
                module,
                settings.jar(module),
                Map.copyOf(environment),
                settings.log(module),
                settings.ports().address(port));
    }
}
