package marketplace.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import marketplace.servers.PostgresServer;
import marketplace.trial.RunningTrial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;

/** An address that names several servers. One that takes no writes says so as a standby does. */
class SeveralServersTests {

    private static final String DATABASE = "trial";

    @TempDir
    private Path directory;

    @Test
    void a_server_that_takes_no_writes_is_never_used_and_is_no_reason_to_be_ready() {
        try (PostgresServer standby = PostgresServer.start(
                        directory, 0, Map.of("default_transaction_read_only", "on", "fsync", "off"));
                PostgresServer primary = PostgresServer.startTemporary()) {
            primary.createDatabase(DATABASE);
            String hosts = "127.0.0.1:%d,127.0.0.1:%d".formatted(standby.port(), primary.port());

            try (RunningTrial service = on(hosts)) {
                service.client("operator")
                        .put()
                        .uri("/sandbox/clock")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("{\"offset\":\"PT1H\"}")
                        .exchange()
                        .expectStatus()
                        .isOk();
                assertThat(readiness(service)).isEqualTo(200);

                boolean killed = ProcessHandle.of(primary.pid()).orElseThrow().destroyForcibly();

                assertThat(killed).isTrue();
                assertThat(readiness(service)).isEqualTo(503);
            }
        }
    }

    private static int readiness(RunningTrial service) {
        return service.management()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    private static RunningTrial on(String hosts) {
        return RunningTrial.with(
                "spring.profiles.active=sandbox",
                "spring.flyway.enabled=true",
                "spring.flyway.url=jdbc:postgresql://%s/%s?targetServerType=primary".formatted(hosts, DATABASE),
                "spring.flyway.user=postgres",
                "spring.flyway.password=postgres",
                "spring.r2dbc.url=r2dbc:postgresql:failover://%s/%s".formatted(hosts, DATABASE),
                "spring.r2dbc.username=postgres",
                "spring.r2dbc.password=postgres");
    }
}
