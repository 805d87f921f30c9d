package marketplace.timeout;

import static marketplace.timeout.TestDeadlines.newOrder;
import static marketplace.timeout.TestDeadlines.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import marketplace.contracts.OrderCommandMessage.CancelByDeadline;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** While operators have paused what hears of deadlines, those that are known go on, and new ones wait in their topic. */
class PausedDeadlinesTests {

    private static final String PART = "/v1/pauses/deadlines";
    private static final String PAUSED = "marketplace_paused_seconds{part=\"deadlines\"} ";

    /** Longer than a look and a poll take together. */
    private static final double IN_EFFECT_SECONDS = 1.5;

    private final RunningService service = RunningService.shared();
    private final TestClock clock = RunningService.sharedClock();
    private final TestKafka kafka = new TestKafka(Servers.shared().bootstrapServers());
    private final WebTestClient operator = service.client("operator");

    @AfterEach
    void resume() {
        operator.delete().uri(PART).exchange().expectStatus().isOk();
    }

    @Test
    void known_deadlines_fire_and_new_ones_are_heard_of_afterwards() {
        String known = newOrder();
        String unheard = newOrder();
        Instant due = clock.instant().plus(Duration.ofDays(15));
        kafka.tell(start(known, 1, due));
        await().until(() -> isKnown(known));
        operator.put()
                .uri(PART)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("note", "of a test"))
                .exchange()
                .expectStatus()
                .isOk();
        await().until(() -> pausedSeconds() > IN_EFFECT_SECONDS);

        kafka.tell(start(unheard, 1, due));
        clock.tickTo(due.plusMillis(1));

        await().untilAsserted(() -> assertThat(kafka.commandsFor(known))
                .contains(new CancelByDeadline(known, "start-1", due, due.plusMillis(1))));
        assertThat(isKnown(unheard)).isFalse();
        resume();
        await().untilAsserted(() -> assertThat(kafka.commandsFor(unheard)).isNotEmpty());
    }

    private boolean isKnown(String order) {
        return operator.get()
                .uri("/v1/schedules/{order}", order)
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .is2xxSuccessful();
    }

    private double pausedSeconds() {
        return service.scrape()
                .lines()
                .filter(line -> line.startsWith(PAUSED))
                .mapToDouble(line -> Double.parseDouble(line.substring(PAUSED.length())))
                .findFirst()
                .orElse(0);
    }
}
