package marketplace.order.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.platform.problem.PlatformProblems;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A buyer who asks too often is told so, and nothing that it asked for then has happened. */
class RateLimitTests {

    private static final int BURST = 20;
    private static final TestClock CLOCK = new TestClock();
    private static final RunningService SERVICE = RunningService.start(
            Servers.shared().freshDatabase(),
            CLOCK,
            "marketplace.rate-limit.party-per-second=1",
            "marketplace.rate-limit.party-burst=" + BURST,
            "marketplace.relay.enabled=false",
            "spring.kafka.listener.auto-startup=false");

    private final TestMarketplace market = new TestMarketplace(SERVICE, CLOCK);

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void orders_beyond_the_limit_are_not_placed_and_may_be_placed_later_with_the_same_key() {
        String product = market.productWithoutForm();

        List<Answer> answers = new ArrayList<>();
        do {
            answers.add(market.place(product, key(answers.size())));
        } while (answers.getLast().status() == 201);
        Answer refused = answers.removeLast();

        assertThat(answers).hasSizeBetween(BURST, 10 * BURST);
        refused.expectProblem(PlatformProblems.TOO_MANY_REQUESTS);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(placed()).isEqualTo(answers.size());
        Awaitility.await()
                .until(() -> market.place(product, key(answers.size())).status() == 201);
        assertThat(placed()).isEqualTo(answers.size() + 1);
    }

    private static String key(int number) {
        return "key-" + number;
    }

    private int placed() {
        return market.operator
                .get("/v1/orders?limit=200")
                .expect(200)
                .body()
                .at("/orders")
                .size();
    }
}
