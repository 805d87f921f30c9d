package marketplace.timeout.oncall;

import static marketplace.timeout.TestDeadlines.newOrder;
import static marketplace.timeout.TestDeadlines.none;
import static marketplace.timeout.TestDeadlines.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import marketplace.servers.TestTokens;
import marketplace.timeout.RunningService;
import marketplace.timeout.schedule.TestSchedules;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnCallTests {

    private RunningService service;
    private TestSchedules schedules;
    private Instant due;

    @BeforeAll
    void startService() {
        service = RunningService.shared();
        schedules = service.schedules();
        due = RunningService.sharedClock().instant().plus(Duration.ofDays(15));
    }

    @Test
    void showsTheScheduleOfAnOrder() {
        String order = newOrder();
        schedules.put(start(order, 3, due, due.minus(Duration.ofDays(1))));

        get("operator", "/v1/schedules/" + order)
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"orderNumber": "%s", "orderVersion": 3, "closed": false, "nextAt": "%s", "attempts": 0,
                         "deadline": {"id": "start-1", "kind": "START", "mustAct": "PROVIDER", "onExpiry": "CANCEL",
                                      "dueAt": "%s", "remindAt": ["%s"]}}
                        """.formatted(order, due.minus(Duration.ofDays(1)), due, due.minus(Duration.ofDays(1))));
    }

    @Test
    void showsThatADeadlineEnded() {
        String order = newOrder();
        schedules.put(none(order, 4));

        get("service", "/v1/schedules/" + order)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.closed")
                .isEqualTo(true)
                .jsonPath("$.closedAt")
                .isNotEmpty()
                .jsonPath("$.deadline")
                .doesNotExist();
    }

    @Test
    void doesNotKnowAnOrderThatItNeverHeardOf() {
        get("operator", "/v1/schedules/O-unheard-of")
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:marketplace:problem:not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%00b", "%27%3B--", "%E8%AE%A2%E5%8D%95"})
    void doesNotKnowWhatIsNoOrderNumber(String path) {
        service.client("operator")
                .get()
                .uri(URI.create(service.address() + "/v1/schedules/" + path))
                .exchange()
                .expectStatus()
                .is4xxClientError();
    }

    @Test
    void listsWhatIsDueNextSoonestFirst() {
        String later = newOrder();
        String sooner = newOrder();
        Instant soon = RunningService.sharedClock().instant().plusSeconds(1);
        schedules.put(start(later, 1, soon.plusMillis(1)), start(sooner, 1, soon));

        get("operator", "/v1/schedules?limit=500")
                .expectStatus()
                .isOk()
                .expectBody(OnCallController.Schedules.class)
                .value(list -> assertThat(list.schedules())
                        .isSortedAccordingTo(
                                Comparator.comparing(schedule -> Objects.requireNonNull(schedule.nextAt())))
                        .extracting(ScheduleView::orderNumber)
                        .containsSubsequence(sooner, later));
        get("operator", "/v1/schedules?limit=1")
                .expectBody()
                .jsonPath("$.schedules.length()")
                .isEqualTo(1);
    }

    @Test
    void tellsHowLateItIs() {
        get("operator", "/v1/lateness")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.overdue")
                .isNumber()
                .jsonPath("$.unanswered")
                .isNumber()
                .jsonPath("$.latest.p99Millis")
                .isNumber();
    }

    @ParameterizedTest
    @CsvSource({"0, 422, invalid-request", "501, 422, invalid-request", "many, 400, malformed-request"})
    void refusesALimitThatIsNone(String limit, int status, String problem) {
        get("operator", "/v1/schedules?limit=" + limit)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:marketplace:problem:" + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/schedules/O-1", "/v1/schedules", "/v1/lateness"})
    void isForOperatorsAndServicesOnly(String path) {
        for (String role : new String[] {"buyer", "provider"}) {
            get(role, path)
                    .expectStatus()
                    .isForbidden()
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:marketplace:problem:forbidden-role");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/schedules/O-1", "/v1/schedules", "/v1/lateness", "/actuator/health", "/sandbox/clock"})
    void asksForAToken(String path) {
        service.client()
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:marketplace:problem:unauthenticated");
    }

    @Test
    void believesNoForgedToken() {
        service.client()
                .get()
                .uri("/v1/lateness")
                .header("Authorization", TestTokens.forged("operator", "operator-1"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void tellsEverybodyWhetherItIsWell() {
        service.management()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void hasNoClockToMoveOutsideTheSandbox() {
        get("operator", "/sandbox/clock").expectStatus().isNotFound();
    }

    private WebTestClient.ResponseSpec get(String role, String path) {
        return service.client(role).get().uri(path).exchange();
    }
}
