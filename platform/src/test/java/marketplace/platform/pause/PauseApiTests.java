package marketplace.platform.pause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import marketplace.servers.Servers;
import marketplace.trial.RealTime;
import marketplace.trial.RunningTrial;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may pause what, and what they are told. */
class PauseApiTests {

    private static final RunningTrial SERVICE =
            TestPauses.listening("pause-api-tests", Servers.shared().freshDatabase());

    private final WebTestClient operator = SERVICE.client("operator");

    @AfterEach
    void resumeWhatATestHasPaused() {
        resume().expectStatus().isOk();
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void the_list_has_every_part_by_name_and_says_since_when_by_whom_and_why_it_is_paused() {
        list("{\"parts\":[{\"part\":\"trial\",\"paused\":false}]}");
        Instant before = RealTime.now();

        JsonNode paused = body(pause("they book twice"));

        assertThat(paused.get("paused").asBoolean()).isTrue();
        assertThat(paused.get("by").asString()).isEqualTo("operator-1");
        assertThat(paused.get("note").asString()).isEqualTo("they book twice");
        assertThat(Instant.parse(paused.get("since").asString()))
                .isBetween(before.minusSeconds(1), RealTime.now().plusSeconds(1));
        list("{\"parts\":[%s]}".formatted(paused));
    }

    @Test
    void whoever_pauses_it_again_says_anew_why_and_it_is_paused_since_the_first_time() {
        JsonNode first = body(pause("they book twice"));

        JsonNode same = body(pause("they book twice"));
        JsonNode other = body(pause("their ticket 4711"));

        assertThat(same).isEqualTo(first);
        assertThat(other.get("since")).isEqualTo(first.get("since"));
        assertThat(other.get("note").asString()).isEqualTo("their ticket 4711");
    }

    @Test
    void resuming_may_be_said_again() {
        var _ = body(pause("they book twice"));

        for (int i = 0; i < 2; i++) {
            resume().expectStatus()
                    .isOk()
                    .expectBody()
                    .json("{\"part\":\"trial\",\"paused\":false}", JsonCompareMode.STRICT);
        }
        list("{\"parts\":[{\"part\":\"trial\",\"paused\":false}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE"})
    void a_part_that_is_none_is_not_found_and_the_names_of_all_are_told(String method) {
        operator.method(HttpMethod.valueOf(method))
                .uri("/v1/pauses/relay")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("note", "why"))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:marketplace:problem:not-found")
                .jsonPath("$.detail")
                .isEqualTo("no such part; these can be paused: trial");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"note\":\"  \"}", "{\"note\":\"%s\"}"})
    void a_note_is_one_to_500_characters(String body) {
        put(operator, body.formatted("x".repeat(501)))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/note");
        put(operator, "{\"note\":\"%s\"}".formatted("x".repeat(500)))
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"buyer", "provider", "service"})
    void it_is_for_the_operator_alone(String role) {
        WebTestClient client = SERVICE.client(role);

        client.get().uri("/v1/pauses").exchange().expectStatus().isForbidden();
        put(client, "{\"note\":\"why\"}").expectStatus().isForbidden();
        client.delete().uri(TestPauses.PART).exchange().expectStatus().isForbidden();
        put(SERVICE.client(), "{\"note\":\"why\"}").expectStatus().isUnauthorized();
        list("{\"parts\":[{\"part\":\"trial\",\"paused\":false}]}");
    }

    @Test
    void prometheus_is_told_for_how_long_it_has_been_paused() {
        await().until(() -> pausedSeconds() == 0);

        var _ = body(pause("they book twice"));

        await().until(() -> pausedSeconds() > 0);
        double then = pausedSeconds();
        await().until(() -> pausedSeconds() > then);
        assertThat(then).isLessThan(60);
        resume().expectStatus().isOk();
        await().until(() -> pausedSeconds() == 0);
    }

    private ResponseSpec pause(String note) {
        return put(operator, "{\"note\":\"%s\"}".formatted(note));
    }

    private ResponseSpec resume() {
        return operator.delete().uri(TestPauses.PART).exchange();
    }

    private void list(String expected) {
        operator.get()
                .uri("/v1/pauses")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json(expected, JsonCompareMode.STRICT);
    }

    private static ResponseSpec put(WebTestClient client, String body) {
        return client.put()
                .uri(TestPauses.PART)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static JsonNode body(ResponseSpec answer) {
        return JsonMapper.shared()
                .readTree(Objects.requireNonNull(
                        answer.expectStatus().isOk().expectBody().returnResult().getResponseBody()));
    }

    private static double pausedSeconds() {
        return SERVICE.scrape()
                .lines()
                .filter(line -> line.startsWith("marketplace_paused_seconds{part=\"trial\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(Double.NaN);
    }
}
