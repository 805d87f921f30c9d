package marketplace.platform.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.trial.RealTime;
import marketplace.trial.RunningTrial;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Time that is moved over HTTP, by whom it may be, and as long as the database says. */
class SandboxClockEndpointTests {

    private static final String OVER_15_DAYS = "PT360H1M";

    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final RunningTrial SERVICE = RunningTrial.sandbox(DATABASE);

    @BeforeAll
    static void isHealthy() {
        SERVICE.management()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void movesForTheOperatorAndBack() {
        move(OVER_15_DAYS).expectStatus().isOk();
        assertThat(aheadOf(SERVICE)).isBetween(Duration.ofHours(360), Duration.ofHours(361));

        move("PT0S").expectStatus().isOk();
        assertThat(aheadOf(SERVICE)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void tellsTheOtherInstancesAndSurvivesARestart() {
        move(OVER_15_DAYS).expectStatus().isOk();

        try (RunningTrial restarted = RunningTrial.sandbox(DATABASE)) {
            assertThat(Duration.between(RealTime.now(), restarted.firstMoment().startedAt()))
                    .as("before the first message")
                    .isGreaterThan(Duration.ofHours(359));
            assertThat(aheadOf(restarted)).isGreaterThan(Duration.ofHours(359));
            move("PT1H").expectStatus().isOk();
            await().until(() -> aheadOf(restarted).toHours() <= 1);
        }
        move("PT0S").expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"buyer", "provider", "service"})
    void isForTheOperatorAlone(String role) {
        WebTestClient client = SERVICE.client(role);

        client.get().uri("/sandbox/clock").exchange().expectStatus().isForbidden();
        put(client, "{\"offset\":\"PT1H\"}").expectStatus().isForbidden();
        SERVICE.client().get().uri("/sandbox/clock").exchange().expectStatus().isUnauthorized();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"offset":"soon"}                                 | 400
            {"offset":"PT9999999999999999999H"}               | 400
            {"offset":"1h"}                                   | 400
            {}                                                | 422
            {"offset":"P3651D"}                               | 422
            {"offset":"P-3651D"}                              | 422
            {"offset":"PT-2562047788015215H-30M-8S"}          | 422
            {"offset":"PT2562047788015215H30M7.999999999S"}   | 422
            """)
    void refusesWhatIsNoDurationOrTooFar(String body, int status) {
        put(SERVICE.client("operator"), body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/offset");
    }

    @Test
    void isAbsentOutsideTheSandbox() {
        WebTestClient production = RunningTrial.alone().client("operator");

        production.get().uri("/sandbox/clock").exchange().expectStatus().isNotFound();
        put(production, "{\"offset\":\"PT1H\"}").expectStatus().isNotFound();
    }

    private static ResponseSpec move(String offset) {
        return put(SERVICE.client("operator"), "{\"offset\":\"%s\"}".formatted(offset));
    }

    private static ResponseSpec put(WebTestClient client, String body) {
        return client.put()
                .uri("/sandbox/clock")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static Duration aheadOf(RunningTrial service) {
        byte[] body = service.client("operator")
                .get()
                .uri("/sandbox/clock")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        JsonNode time = JsonMapper.shared().readTree(Objects.requireNonNull(body));
        return Duration.between(RealTime.now(), Instant.parse(time.get("now").asString()));
    }
}
