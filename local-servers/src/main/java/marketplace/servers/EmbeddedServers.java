package marketplace.servers;

import org.jspecify.annotations.Nullable;

/** Servers that this machine runs itself. */
final class EmbeddedServers implements ServerSource {

    private @Nullable PostgresServer postgres;
    private @Nullable KafkaServer kafka;

    @Override
    public Databases startPostgres() {
        PostgresServer started = PostgresServer.startTemporary();
        postgres = started;
        return new Databases(started.database("postgres"));
    }

    @Override
    public String startKafka() {
        KafkaServer started = KafkaServer.startTemporary();
        kafka = started;
        return started.bootstrapServers();
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
