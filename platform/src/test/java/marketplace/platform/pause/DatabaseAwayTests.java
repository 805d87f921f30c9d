package marketplace.platform.pause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import marketplace.servers.Database;
import marketplace.servers.PostgresServer;
import marketplace.trial.RunningTrial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While nobody can look what is paused, everything stays as it was. */
class DatabaseAwayTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void what_is_paused_stays_paused_and_what_is_not_goes_on() {
        PostgresServer server = PostgresServer.start(directory, 0);
        Database database = server.createDatabase("trial");

        try (RunningTrial service = TestPauses.listening("database-away-tests", database)) {
            TestPauses.awaitPartitions(service);
            TestPauses.pause(service);
            server.close();
            TestPauses.capture("away-1");

            TestPauses.requireQuiet(() -> TestPauses.handled("away", service).isEmpty());

            server = PostgresServer.start(directory, database.port());
            await().atMost(PATIENCE).until(() -> isReady(service));
            TestPauses.resume(service);
            await().atMost(PATIENCE)
                    .until(() -> TestPauses.handled("away", service).equals(List.of("away-1")));
            server.close();
            TestPauses.capture("away-2");

            await().atMost(PATIENCE)
                    .until(() -> TestPauses.handled("away", service).equals(List.of("away-1", "away-2")));
            assertThat(isReady(service)).isFalse();
        } finally {
            server.close();
        }
    }

    private static boolean isReady(RunningTrial service) {
        return service.management()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .is2xxSuccessful();
    }
}
