package marketplace.platform.management;

import static org.assertj.core.api.Assertions.assertThat;

import marketplace.trial.RunningTrial;
import marketplace.trial.TestTokens;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementPortTests {

    private final RunningTrial service = RunningTrial.alone();

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/prometheus"})
    void answersEverybody(String path) {
        assertThat(managementStatus(path)).isIn(200, 503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/actuator", "/actuator/env", "/actuator/metrics", "/trial/caller", "/nowhere"})
    void answersNothingElse(String path) {
        assertThat(managementStatus(path)).isEqualTo(401);
        assertThat(service.management()
                        .get()
                        .uri(path)
                        .header("Authorization", "Bearer " + TestTokens.token("operator", "o-1"))
                        .exchange()
                        .returnResult(Void.class)
                        .getStatus()
                        .value())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/prometheus"})
    void isTheOnlyOneThatAnswersThem(String path) {
        service.client().get().uri(path).exchange().expectStatus().isUnauthorized();
        service.client("operator").get().uri(path).exchange().expectStatus().isNotFound();
    }

    @Test
    void saysThatTheDatabaseIsAway() {
        Awaitility.await().untilAsserted(() -> assertThat(service.scrape()).contains("marketplace_database_up 0.0"));
    }

    @Test
    void hasNoMeterOfAKafkaClient() {
        assertThat(service.scrape())
                .contains("marketplace_requests_refused_total")
                .doesNotContain("\nkafka_");
    }

    private int managementStatus(String path) {
        return service.management()
                .get()
                .uri(path)
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }
}
