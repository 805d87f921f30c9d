package marketplace.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import marketplace.operations.FakeServices.Request;
import marketplace.servers.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Pausing and resuming. Each service is one of its own here: which is asked matters. */
class PauseCommandTests {

    private static final String PAUSED = """
            {"part": "relay", "paused": true, "since": "2026-11-23T22:10:05Z", "by": "olga", "note": "they book\\ntwice"}""";

    private final FakeServices orders = new FakeServices();
    private final FakeServices timeouts = new FakeServices();
    private final FakeServices notifications = new FakeServices();

    @BeforeEach
    void haveParts() {
        orders.answers(
                "GET /v1/pauses", "{\"parts\": [{\"part\": \"deadlines\", \"paused\": false}, %s]}".formatted(PAUSED));
        timeouts.answers("GET /v1/pauses", "{\"parts\": [{\"part\": \"deadlines\", \"paused\": false}]}");
        notifications.answers("GET /v1/pauses", "{\"parts\": [{\"part\": \"order-events\", \"paused\": false}]}");
    }

    @AfterEach
    void stop() {
        orders.close();
        timeouts.close();
        notifications.close();
    }

    @Test
    void what_is_paused_is_listed_from_all_services() {
        Ran ran = ops("paused");

        assertThat(ran.code()).isZero();
        assertThat(ran.lines())
                .containsExactly("PART SINCE BY NOTE", "order-service/relay 2026-11-23T22:10:05Z olga they book twice");
    }

    @Test
    void what_could_be_paused_is_listed_when_it_is_asked_for() {
        assertThat(ops("paused", "--all").lines())
                .containsExactly(
                        "PART SINCE BY NOTE",
                        "order-service/deadlines - - -",
                        "order-service/relay 2026-11-23T22:10:05Z olga they book twice",
                        "timeout-service/deadlines - - -",
                        "notification-service/order-events - - -");
    }

    @Test
    void a_program_is_told_what_the_api_says_and_of_which_service() {
        assertThat(JsonMapper.shared().readTree(ops("paused", "--json").answers()))
                .isEqualTo(JsonMapper.shared()
                        .readTree("[%s]".formatted(PAUSED.replaceFirst("\\{", "{\"service\": \"order-service\", "))));
    }

    @Test
    void a_service_that_does_not_answer_is_named_and_the_others_are_listed() {
        Map<String, String> elsewhere = new TreeMap<>(environment());
        elsewhere.put("TIMEOUTS", "http://127.0.0.1:" + Ports.free());

        Ran ran = Ran.ops(elsewhere, "paused");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.lines()).hasSize(2);
        assertThat(ran.remarks()).contains("timeout-service does not answer");
    }

    @Test
    void a_part_is_paused_where_it_is_with_the_note() {
        orders.answers("PUT /v1/pauses/relay", PAUSED);

        Ran ran = ops("pause", "relay", "--note", "they book \"twice\"");

        assertThat(ran.lines())
                .containsExactly(
                        "service order-service",
                        "part relay",
                        "paused true",
                        "since 2026-11-23T22:10:05Z",
                        "by olga",
                        "note they book twice");
        assertThat(orders.requests().getLast().body()).isEqualTo("{\"note\":\"they book \\\"twice\\\"\"}");
        assertThat(timeouts.requests()).extracting(Request::line).containsExactly("GET /v1/pauses");
    }

    @Test
    void whoever_says_the_service_asks_that_one_alone() {
        timeouts.answers("PUT /v1/pauses/deadlines", "{\"part\": \"deadlines\", \"paused\": true}")
                .answers("DELETE /v1/pauses/deadlines", "{\"part\": \"deadlines\", \"paused\": false}");

        assertThat(ops("pause", "timeout-service/deadlines", "--note", "why").lines())
                .contains("service timeout-service", "paused true");
        assertThat(ops("resume", "timeout-service/deadlines").lines()).contains("paused false");

        assertThat(timeouts.requests())
                .extracting(Request::line)
                .containsExactly("PUT /v1/pauses/deadlines", "DELETE /v1/pauses/deadlines");
        assertThat(orders.requests()).isEmpty();
        assertThat(notifications.requests()).isEmpty();
    }

    @Test
    void a_name_that_several_services_have_pauses_none_of_them() {
        Ran ran = ops("pause", "deadlines", "--note", "why");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.remarks())
                .contains("several services have it", "order-service/deadlines, timeout-service/deadlines");
        assertThat(orders.requests()).extracting(Request::line).containsExactly("GET /v1/pauses");
        assertThat(timeouts.requests()).extracting(Request::line).containsExactly("GET /v1/pauses");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "billing/relay", "order-service/nothing"})
    void a_part_that_is_none_is_told(String part) {
        Ran ran = ops("resume", part);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.answers()).isEmpty();
        assertThat(ran.remarks()).isNotBlank();
    }

    private Ran ops(String... arguments) {
        return Ran.ops(environment(), arguments);
    }

    private Map<String, String> environment() {
        Map<String, String> found = new TreeMap<>(orders.environment());
        found.put("TIMEOUTS", timeouts.environment().getOrDefault("TIMEOUTS", ""));
        found.put("NOTIFICATIONS", notifications.environment().getOrDefault("NOTIFICATIONS", ""));
        return found;
    }
}
