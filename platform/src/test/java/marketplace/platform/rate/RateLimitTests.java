package marketplace.platform.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import marketplace.trial.RunningTrial;
import marketplace.trial.TestTokens;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class RateLimitTests {

    /** More than a test can ask before a bucket has another token. */
    private static final int MANY = 100;

    private static final RunningTrial SERVICE = RunningTrial.with(
            "marketplace.rate-limit.party-per-second=1",
            "marketplace.rate-limit.party-burst=3",
            "marketplace.rate-limit.platform-per-second=1",
            "marketplace.rate-limit.platform-burst=10");

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void whoAsksTooOftenIsToldSoAndWhenToComeBack() {
        WebTestClient greedy = caller("buyer", "greedy");
        exhaust(greedy);

        byte[] body = greedy.get()
                .uri("/trial/caller")
                .exchange()
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals("Retry-After", "1")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:marketplace:problem:too-many-requests")
                .jsonPath("$.instance")
                .isEqualTo("/trial/caller")
                .returnResult()
                .getResponseBody();

        assertThat(body).isNotEmpty();
        Awaitility.await().until(() -> status(greedy, "/trial/caller") == 200);
    }

    @Test
    void onePartyDoesNotUseUpWhatAnotherMayAsk() {
        exhaust(caller("buyer", "shared"));

        assertThat(status(caller("buyer", "other"), "/trial/caller")).isEqualTo(200);
        assertThat(status(caller("provider", "shared"), "/trial/caller")).isEqualTo(200);
    }

    @Test
    void operatorsAndServicesHaveALimitOfTheirOwn() {
        for (String role : List.of("operator", "service")) {
            WebTestClient caller = caller(role, "busy");

            assertThat(IntStream.range(0, 10).map(i -> status(caller, "/trial/caller")))
                    .containsOnly(200);
            exhaust(caller);
        }
    }

    @Test
    void whatIsRefusedOrNotThereCountsToo() {
        WebTestClient lost = caller("buyer", "lost");

        assertThat(IntStream.range(0, MANY).map(i -> status(lost, "/trial/nowhere")))
                .contains(404, 429);
    }

    @Test
    void healthIsNotLimited() {
        WebTestClient greedy = caller("operator", "prober");
        exhaust(greedy);

        WebTestClient sameOnManagement = SERVICE.management()
                .mutate()
                .defaultHeader("Authorization", "Bearer " + TestTokens.token("operator", "prober"))
                .build();
        assertThat(IntStream.range(0, MANY).map(i -> status(sameOnManagement, "/actuator/health/liveness")))
                .containsOnly(200);
        assertThat(IntStream.range(0, MANY).map(i -> status(SERVICE.management(), "/actuator/health/liveness")))
                .containsOnly(200);
    }

    @Test
    void whoHasNoValidTokenIsTurnedAwayAndUsesNobodysTokens() {
        WebTestClient stranger = SERVICE.client();
        WebTestClient forger = SERVICE.clientWith(TestTokens.forged("buyer", "victim"));

        assertThat(IntStream.range(0, MANY).map(i -> status(stranger, "/trial/caller")))
                .containsOnly(401);
        assertThat(IntStream.range(0, MANY).map(i -> status(forger, "/trial/caller")))
                .containsOnly(401);

        assertThat(status(caller("buyer", "victim"), "/trial/caller")).isEqualTo(200);
    }

    @Test
    void aStreamCountsOnceHoweverLongItIs() {
        WebTestClient listener = caller("buyer", "listener");

        for (int i = 0; i < 2; i++) {
            listener.get()
                    .uri("/trial/ticks")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBodyList(Long.class)
                    .hasSize(200);
        }

        assertThat(status(listener, "/trial/caller")).isEqualTo(200);
    }

    @Test
    void nobodyIsLimitedWhereItIsSwitchedOff() {
        try (RunningTrial unlimited =
                RunningTrial.with("marketplace.rate-limit.enabled=false", "marketplace.rate-limit.party-burst=1")) {
            WebTestClient greedy = unlimited.clientWith(TestTokens.token("buyer", "greedy"));

            assertThat(IntStream.range(0, MANY).map(i -> status(greedy, "/trial/caller")))
                    .containsOnly(200);
        }
    }

    private static void exhaust(WebTestClient caller) {
        assertThat(IntStream.range(0, MANY).map(i -> status(caller, "/trial/caller")))
                .contains(429);
    }

    private static WebTestClient caller(String role, String id) {
        return SERVICE.clientWith(TestTokens.token(role, id));
    }

    private static int status(WebTestClient caller, String path) {
        return caller.get()
                .uri(path)
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }
}
