package marketplace.stack.process;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import marketplace.servers.Database;
import marketplace.stack.access.KeyFiles;

/** What every service must be told to run in the sandbox of one machine, as variables of its environment. */
public final class ServiceEnvironment {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String ORDERS = "order-service";

    private ServiceEnvironment() {}

    /**
     * A map that the caller may add to.
     *
     * @param module as in {@code order-service}
     * @param ports where it is to listen
     */
    public static Map<String, String> of(
            String module, ServicePorts ports, Database database, String bootstrapServers, KeyFiles keys)
            throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_PROFILES_ACTIVE", "sandbox");
        environment.put("SERVER_ADDRESS", LOOPBACK);
        environment.put("SERVER_PORT", Integer.toString(ports.api()));
        environment.put("MANAGEMENT_SERVER_ADDRESS", LOOPBACK);
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.management()));
        environment.put("SPRING_R2DBC_URL", database.r2dbcUrl());
        environment.put("SPRING_R2DBC_USERNAME", database.user());
        environment.put("SPRING_R2DBC_PASSWORD", database.password());
        environment.put("SPRING_FLYWAY_URL", database.jdbcUrl());
        environment.put("SPRING_FLYWAY_USER", database.user());
        environment.put("SPRING_FLYWAY_PASSWORD", database.password());
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        environment.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLIC_KEY_LOCATION", keys.publicKeyLocation());
        environment.put("MARKETPLACE_SECURITY_OPEN_API_DOCS", "true");
        if (module.equals(ORDERS)) {
            environment.put("MARKETPLACE_COMPLETION_KEYSET", keys.completionKeyset());
            environment.put("MARKETPLACE_REQUESTS_DIGEST_KEY", keys.requestDigestKey());
            environment.put("MARKETPLACE_OUTBOUND_HTTP", "true");
            environment.put("MARKETPLACE_OUTBOUND_NETWORKS", "127.0.0.0/8");
        }
        return environment;
    }
}
