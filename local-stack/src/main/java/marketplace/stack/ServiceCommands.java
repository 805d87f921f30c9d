package marketplace.stack;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import marketplace.servers.Database;
import marketplace.servers.PostgresServer;
import marketplace.stack.access.KeyFiles;
import marketplace.stack.process.ServiceCommand;

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
        return List.of(
                command(
                        "order-service",
                        Port.ORDER,
                        "orders",
                        Map.of(
                                "MARKETPLACE_COMPLETION_KEYSET",
                                keys.completionKeyset(),
                                "MARKETPLACE_REQUESTS_DIGEST_KEY",
                                keys.requestDigestKey(),
                                "MARKETPLACE_OUTBOUND_HTTP",
                                "true",
                                "MARKETPLACE_OUTBOUND_NETWORKS",
                                "127.0.0.0/8")),
                command("timeout-service", Port.TIMEOUT, "timeouts", Map.of()),
                command(
                        "notification-service",
                        Port.NOTIFICATION,
                        "notifications",
                        Map.of(
                                "SPRING_MAIL_HOST",
                                "127.0.0.1",
                                "SPRING_MAIL_PORT",
                                Integer.toString(settings.ports().of(Port.SMTP)))));
    }

    private ServiceCommand command(String module, Port port, String databaseName, Map<String, String> own) {
        Database database = postgres.createDatabase(databaseName);
        Map<String, String> environment = new HashMap<>(own);
        environment.put("SPRING_PROFILES_ACTIVE", "sandbox");
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(settings.ports().of(port)));
        environment.put("SPRING_R2DBC_URL", database.r2dbcUrl());
        environment.put("SPRING_R2DBC_USERNAME", database.user());
        environment.put("SPRING_R2DBC_PASSWORD", database.password());
        environment.put("SPRING_FLYWAY_URL", database.jdbcUrl());
        environment.put("SPRING_FLYWAY_USER", database.user());
        environment.put("SPRING_FLYWAY_PASSWORD", database.password());
        environment.put(
                "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:" + settings.ports().of(Port.KAFKA));
        environment.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLIC_KEY_LOCATION", keys.publicKeyLocation());
        environment.put("MARKETPLACE_SECURITY_OPEN_API_DOCS", "true");
        return new ServiceCommand(
                module,
                settings.jar(module),
                Map.copyOf(environment),
                settings.log(module),
                settings.ports().address(port));
    }
}
