package marketplace.platform.security;

import java.util.List;
import java.util.stream.Stream;
import marketplace.trial.RunningTrial;
import marketplace.trial.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class TokenTests {

    private final RunningTrial service = RunningTrial.alone();

    @ParameterizedTest
    @ValueSource(strings = {"buyer", "provider", "operator", "service"})
    void handsTheCallerToTheController(String role) {
        service.client(role)
                .get()
                .uri("/trial/caller")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"role\":\"%s\",\"id\":\"%s-1\"}".formatted(role.toUpperCase(java.util.Locale.ROOT), role));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "Bearer   "})
    void takesTheSchemeHoweverItIsWritten(String scheme) {
        service.client()
                .get()
                .uri("/trial/caller")
                .header("Authorization", scheme + TestTokens.token("buyer", "b-1"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer  ", "Basic YTpi", "token"})
    void refusesAHeaderWithoutToken(String header) {
        expectUnauthenticated(
                service.client().mutate().defaultHeader("Authorization", header).build());
    }

    @Test
    void refusesHeadersWithControlCharacters() {
        service.client("buyer")
                .get()
                .uri("/trial/caller")
                .header("Accept", "application/json\u0085")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:marketplace:problem:malformed-request");
    }

    static Stream<String> badTokens() {
        return Stream.of(
                "no token at all",
                "e30.e30.e30",
                TestTokens.forged("buyer", "b-1"),
                TestTokens.confused("buyer", "b-1"),
                TestTokens.unsigned("buyer", "b-1"),
                TestTokens.expired("buyer", "b-1"),
                TestTokens.withoutEnd("buyer", "b-1"),
                TestTokens.withoutRole("b-1"),
                TestTokens.withoutSubject("buyer"),
                TestTokens.token("BUYER", "b-1"),
                TestTokens.token("admin", "b-1"),
                TestTokens.token(List.of("buyer"), "b-1"),
                TestTokens.token(1, "b-1"),
                TestTokens.token("buyer", ""),
                TestTokens.token("buyer", "b 1"),
                TestTokens.token("buyer", "b'; drop table orders"),
                TestTokens.token("buyer", "b\u0000"),
                TestTokens.token("buyer", "b".repeat(65)));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void refusesEveryOtherToken(String token) {
        expectUnauthenticated(service.clientWith(token));
    }

    @Test
    void refusesARequestWithoutToken() {
        expectUnauthenticated(service.client());
    }

    @Test
    void doesNotTellStrangersWhichPathsExist() {
        service.client().get().uri("/nowhere").exchange().expectStatus().isUnauthorized();
        service.client().get().uri("/actuator/health").exchange().expectStatus().isUnauthorized();
        service.client().get().uri("/v3/api-docs").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void asksNobodyForATokenToSeeItsHealth() {
        service.management()
                .get()
                .uri("/actuator/health/liveness")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void saysNotReadyWithoutDatabaseAndShowsNoReason() {
        service.management()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .json("{\"status\":\"DOWN\"}", org.springframework.test.json.JsonCompareMode.STRICT);
    }

    @Test
    void letsOnlyTheRolesPassThatAnEndpointIsFor() {
        service.client("provider")
                .get()
                .uri("/trial/providers-only")
                .exchange()
                .expectStatus()
                .isOk();

        service.client("buyer")
                .get()
                .uri("/trial/providers-only")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:marketplace:problem:forbidden-role");
    }

    private static void expectUnauthenticated(WebTestClient client) {
        client.get()
                .uri("/trial/caller")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:marketplace:problem:unauthenticated")
                .jsonPath("$.instance")
                .isEqualTo("/trial/caller");
    }
}
