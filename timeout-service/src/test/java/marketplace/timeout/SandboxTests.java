package marketplace.timeout;

import static marketplace.timeout.TestDeadlines.newOrder;
import static marketplace.timeout.TestDeadlines.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class SandboxTests {

    private static final Duration FIFTEEN_DAYS_AND_A_BIT = Duration.ofDays(15).plusMinutes(1);

    @Test
    void aFifteenDayRuleIsTriedInAMomentAndTimeStaysMovedAfterARestart() {
        Database database = Servers.shared().freshDatabase();
        String order = newOrder();
        Instant due;
        try (RunningService service = RunningService.startSandbox(database)) {
            TestKafka kafka = new TestKafka(Servers.shared().bootstrapServers());
            due = now(service).plus(Duration.ofDays(15));
            service.schedules().put(start(order, 1, due));
            assertThat(kafka.commandsFor(order)).isEmpty();

            service.client("operator")
                    .put()
                    .uri("/sandbox/clock")
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue("{\"offset\":\"%s\"}".formatted(FIFTEEN_DAYS_AND_A_BIT))
                    .exchange()
                    .expectStatus()
                    .isOk();

            await().untilAsserted(() -> assertThat(kafka.commandsFor(order)).hasSize(1));
        }

        try (RunningService restarted = RunningService.startSandbox(database)) {
            assertThat(now(restarted)).isAfter(due);
        }
    }

    private static Instant now(RunningService service) {
        Map<?, ?> clock = Objects.requireNonNull(service.client("operator")
                .get()
                .uri("/sandbox/clock")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody());
        return Instant.parse(String.valueOf(clock.get("now")));
    }
}
