package marketplace.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Objects;
import marketplace.servers.Database;
import marketplace.servers.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class DatabaseLinesTests {

    private static final Duration GREETING = Duration.ofMillis(300);
    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final Duration NEVER = Duration.ofSeconds(20);
    private static final PostgresServer POSTGRES = PostgresServer.startTemporary();

    @AfterAll
    static void stop() {
        POSTGRES.close();
    }

    @Test
    void of_several_servers_one_that_takes_connections_and_says_nothing_is_passed_over() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String url = "r2dbc:postgresql:failover://127.0.0.1:%d,127.0.0.1:%d/postgres?targetServerType=primary"
                    .formatted(mute.getLocalPort(), POSTGRES.port());

            Connection connection = connect(url);

            assertThat(answer(connection, "select 1")).isEqualTo(1);
            Mono.from(connection.close()).block();
        }
    }

    @Test
    void who_waits_for_a_server_that_has_vanished_is_told_that_the_line_broke() throws Exception {
        Connection connection = connect(POSTGRES.database("postgres").r2dbcUrl());
        int backend = answer(connection, "select pg_backend_pid()");
        signal("STOP", backend);

        try {
            assertThatThrownBy(() -> answer(connection, "select 1"))
                    .isInstanceOf(R2dbcNonTransientResourceException.class);
        } finally {
            signal("CONT", backend);
        }
    }

    @Test
    void nobody_is_cut_off_for_idling_or_for_reading_slowly() {
        Connection connection = connect(POSTGRES.database("postgres").r2dbcUrl());

        Long rows = Flux.from(connection
                        .createStatement("select generate_series(1, 60000)")
                        .fetchSize(100)
                        .execute())
                .concatMap(result -> result.map(row -> row.get(0, Integer.class)), 1)
                .delayUntil(row -> row == 50 ? Mono.delay(ANSWER.multipliedBy(2)) : Mono.empty())
                .count()
                .block(NEVER);
        Long idle = Mono.delay(ANSWER.plus(GREETING)).block();

        assertThat(rows).isEqualTo(60_000);
        assertThat(idle).isZero();
        assertThat(answer(connection, "select 2")).isEqualTo(2);
        Mono.from(connection.close()).block();
    }

    @ParameterizedTest
    @ValueSource(strings = {"greeting=0s", "answer=0s", "answer=1h"})
    void starts_with_no_setting_that_makes_no_sense(String setting) {
        new ApplicationContextRunner()
                .withUserConfiguration(Bound.class)
                .withPropertyValues("marketplace.database.line." + setting)
                .run(started -> assertThat(started).hasFailed());
    }

    private static Connection connect(String url) {
        Database database = POSTGRES.database("postgres");
        ConnectionFactoryOptions.Builder options = ConnectionFactoryOptions.parse(url)
                .mutate()
                .option(ConnectionFactoryOptions.USER, database.user())
                .option(ConnectionFactoryOptions.PASSWORD, database.password());
        new DatabaseLines(new DatabaseLineProperties(GREETING, ANSWER)).customize(options);
        return Objects.requireNonNull(
                Mono.<Connection>from(ConnectionFactories.get(options.build()).create())
                        .block(NEVER));
    }

    private static int answer(Connection connection, String question) {
        return Objects.requireNonNull(Flux.from(
                        connection.createStatement(question).execute())
                .concatMap(result -> result.map(row -> Objects.requireNonNull(row.get(0, Integer.class))), 1)
                .single()
                .block(NEVER));
    }

    private static void signal(String name, int process) throws IOException, InterruptedException {
        var _ = new ProcessBuilder("kill", "-" + name, Integer.toString(process))
                .start()
                .waitFor();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(DatabaseLineProperties.class)
    static class Bound {}
}
