package marketplace.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class FreshAttemptsTests {

    private static final int TRIES = 20;

    @Test
    void what_failed_before_is_no_part_of_a_failure() throws Exception {
        ConnectionFactory database = ConnectionFactories.get(ConnectionFactoryOptions.parse(
                        "r2dbc:postgresql:failover://127.0.0.1:%d,127.0.0.1:%d/none?targetServerType=primary"
                                .formatted(closedPort(), closedPort()))
                .mutate()
                .option(ConnectionFactoryOptions.USER, "nobody")
                .option(ConnectionFactoryOptions.PASSWORD, "nothing")
                .build());
        Mono<? extends Connection> pooled =
                Mono.from(new FreshAttempts().decorate(database).create());

        int first = failures(pooled);
        int last = 0;
        for (int i = 0; i < TRIES; i++) {
            last = failures(pooled);
        }

        assertThat(first).isPositive();
        assertThat(last).isEqualTo(first);
    }

    /** How many failures the failure tells of. */
    private static int failures(Mono<? extends Connection> attempt) {
        Throwable failure = attempt.<Throwable>map(connected -> new AssertionError("connected"))
                .onErrorResume(Mono::just)
                .block();
        return 1 + Objects.requireNonNull(failure).getSuppressed().length;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
