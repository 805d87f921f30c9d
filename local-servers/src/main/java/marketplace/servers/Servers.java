package marketplace.servers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL and one Kafka for all tests of a JVM, each started when first asked for and stopped with the JVM.
 * They are embedded unless the system property {@code infra} says {@code containers}.
 */
public final class Servers {

    private static final Servers SHARED = new Servers(source(System.getProperty("infra", "embedded")));

    private final ServerSource source;
    private @Nullable Databases databases;
    private @Nullable String bootstrapServers;

    private Servers(ServerSource source) {
        this.source = source;
        Runtime.getRuntime().addShutdownHook(new Thread(source::stop, "servers-stop"));
    }

    public static Servers shared() {
        return SHARED;
    }

    /** A new empty database that no other test knows. */
    public synchronized Database freshDatabase() {
        return databases().create(freshName());
    }

    /** The same with an owner and a runtime role, as a deployment makes it. */
    public synchronized TwoRoleDatabase freshTwoRoleDatabase() {
        return TwoRoleDatabase.make(databases().administration(), freshName());
    }

    /** What clients of the shared Kafka are given; topics are shared by all tests, so name or key yours apart. */
    public synchronized String bootstrapServers() {
        if (bootstrapServers == null) {
            bootstrapServers = source.startKafka();
        }
        return bootstrapServers;
    }

    private Databases databases() {
        if (databases == null) {
            databases = source.startPostgres();
        }
        return databases;
    }

    private static String freshName() {
        return "test_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static ServerSource source(String infra) {
        return switch (infra) {
            case "embedded" -> new EmbeddedServers();
            case "containers" -> new ContainerServers();
            default -> throw new IllegalArgumentException("infra is embedded or containers, not " + infra);
        };
    }
}
