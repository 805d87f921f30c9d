package marketplace.servers;

import org.jspecify.annotations.Nullable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Servers in containers, for machines where Docker answers. */
final class ContainerServers implements ServerSource {

    private static final String POSTGRES_IMAGE = "postgres:18";
    private static final String KAFKA_IMAGE = "apache/kafka:4.2.0";

    private @Nullable PostgreSQLContainer postgres;
    private @Nullable KafkaContainer kafka;

    @Override
    public Databases startPostgres() {
        PostgreSQLContainer started = new PostgreSQLContainer(POSTGRES_IMAGE)
                .withUsername("postgres")
                .withDatabaseName("postgres")
                .withCommand("postgres", "-c", "max_connections=200", "-c", "timezone=UTC", "-c", "fsync=off");
        postgres = started;
        started.start();
        return new Databases(new Database(
                started.getHost(),
                started.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                "postgres",
                started.getUsername(),
                started.getPassword()));
    }

    @Override
    public String startKafka() {
        KafkaContainer started = new KafkaContainer(KAFKA_IMAGE)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        kafka = started;
        started.start();
        return started.getBootstrapServers();
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.stop();
        }
        if (postgres != null) {
            postgres.stop();
        }
    }
}
