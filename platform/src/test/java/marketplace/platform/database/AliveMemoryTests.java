package marketplace.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.ValidationDepth;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import marketplace.servers.Database;
import marketplace.servers.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class AliveMemoryTests {

    private static final PostgresServer POSTGRES = PostgresServer.startTemporary();
    private static final Duration AT_ONCE = Duration.ofMillis(400);

    private final ConnectionPool pool = pool();

    @AfterEach
    void close() {
        pool.dispose();
    }

    @AfterAll
    static void stop() {
        POSTGRES.close();
    }

    @Test
    void a_connection_that_hangs_is_lent_until_it_is_asked_again_and_never_after_that() throws Exception {
        long first = backendOfLent();
        signal("STOP", first);
        try {
            Connection lent = Objects.requireNonNull(pool.create().block(AT_ONCE));
            Mono.from(lent.close()).block();

            Thread.sleep(AliveMemory.KNOWN_FOR.plusMillis(100));

            assertThat(backendOfLent()).isNotEqualTo(first);
        } finally {
            signal("CONT", first);
        }
    }

    @Test
    void a_connection_that_is_closed_is_not_lent_even_when_it_has_just_answered() throws Exception {
        long first = backendOfLent();

        signal("TERM", first);
        Thread.sleep(Duration.ofMillis(200));

        assertThat(backendOfLent()).isNotEqualTo(first);
    }

    private long backendOfLent() {
        return Objects.requireNonNull(Mono.usingWhen(
                        pool.create(),
                        connection -> Flux.from(connection
                                        .createStatement("select pg_backend_pid()")
                                        .execute())
                                .concatMap(
                                        result -> result.map(row -> Objects.requireNonNull(row.get(0, Integer.class))))
                                .single()
                                .map(Integer::longValue),
                        Connection::close)
                .block());
    }

    private static void signal(String name, long process) throws IOException, InterruptedException {
        var _ = new ProcessBuilder("kill", "-" + name, Long.toString(process))
                .start()
                .waitFor();
    }

    private static ConnectionPool pool() {
        Database database = POSTGRES.database("postgres");
        ConnectionFactory plain = ConnectionFactories.get(ConnectionFactoryOptions.parse(database.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, database.user())
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .build());
        return new ConnectionPool(ConnectionPoolConfiguration.builder(new AliveMemory().decorate(plain))
                .initialSize(0)
                .maxSize(2)
                .maxValidationTime(Duration.ofSeconds(1))
                .validationDepth(ValidationDepth.REMOTE)
                .build());
    }
}
