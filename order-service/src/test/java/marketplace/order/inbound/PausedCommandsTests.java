package marketplace.order.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import marketplace.contracts.OrderCommandMessage.CancelByDeadline;
import marketplace.contracts.Topics;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** Deadlines go on to be missed, and their commands to come, while nobody hears them. */
class PausedCommandsTests {

    private static final String CONSUMER = "deadlines";
    private static final String PART = "/v1/pauses/" + CONSUMER;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofMillis(1500);

    private final TestMarketplace market = TestMarketplace.shared();
    private final TestClock clock = RunningService.sharedClock();

    @AfterEach
    void resume() {
        market.operator.send(market.operator.request(PART).DELETE()).expect(200);
    }

    @Test
    void a_command_that_comes_again_and_again_meanwhile_takes_effect_once_afterwards() {
        String number = market.place(market.productWithoutForm());
        Answer order = market.order(market.buyer, number);
        Instant due = Instant.parse(order.text("/running/dueAt"));
        market.operator.put(PART, Map.of("note", "of a test")).expect(200);
        Awaitility.await().atMost(PATIENCE).until(PausedCommandsTests::isPaused);
        clock.tickTo(due.plusMillis(1));

        for (int i = 0; i < 3; i++) {
            market.send(
                    Topics.ORDER_COMMANDS,
                    new CancelByDeadline(number, order.text("/running/deadlineId"), due, clock.instant()));
        }

        Awaitility.await()
                .during(QUIET)
                .atMost(PATIENCE)
                .until(() -> market.status(number).equals("PENDING_PAYMENT"));
        resume();
        market.await(number, "CANCELLED"::equals);
        TestDeadLetters.afterAllOf(market, Topics.ORDER_COMMANDS, number);
        assertThat(types(number)).containsOnlyOnce("order.cancelled.v1");
    }

    private static boolean isPaused() {
        KafkaListenerEndpointRegistry consumers = RunningService.shared().bean(KafkaListenerEndpointRegistry.class);
        return Objects.requireNonNull(consumers.getListenerContainer(CONSUMER)).isContainerPaused();
    }

    private List<String> types(String number) {
        return market.buyer
                .get("/v1/orders/%s/timeline?limit=500".formatted(number))
                .expect(200)
                .body()
                .at("/entries")
                .valueStream()
                .map(entry -> entry.at("/type").asString(""))
                .toList();
    }
}
