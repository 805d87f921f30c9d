package marketplace.order.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import marketplace.contracts.OrderCommandMessage.CancelByDeadline;
import marketplace.contracts.OrderCommandMessage.ConfirmByDeadline;
import marketplace.contracts.Topics;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.Test;

class ManualOrderLifeTests {

    private final TestMarketplace market = TestMarketplace.shared();
    private final TestClock clock = RunningService.sharedClock();

    @Test
    void an_order_is_placed_repriced_paid_implemented_and_confirmed() {
        String number = market.place(market.productWithForm());

        market.press(
                        market.provider,
                        number,
                        "reprice",
                        Map.of("price", TestMarketplace.cny(9900), "reason", "as agreed"))
                .expect(200);
        market.pay(number, 9900);
        market.press(market.buyer, number, "submit-requirement", TestMarketplace.answers("db1"))
                .expect(200);
        market.press(market.provider, number, "start", Map.of("requirementVersion", 1))
                .expect(200);
        market.press(market.provider, number, "complete", Map.of("completionInformation", "root / s3cret"))
                .expect(200);
        Answer done = market.press(market.buyer, number, "confirm", "").expect(200);

        assertThat(done.text("/status")).isEqualTo("COMPLETED");
        assertThat(market.buyer.get("/v1/orders/%s/delivery".formatted(number)).text("/completionInformation"))
                .isEqualTo("root / s3cret");
        assertThat(market.buyer
                        .get("/v1/orders/%s/timeline".formatted(number))
                        .body()
                        .at("/entries"))
                .extracting(entry -> entry.at("/type").asString())
                .containsExactly(
                        "order.placed.v1",
                        "order.repriced.v1",
                        "order.payment-attempt-opened.v1",
                        "order.paid.v1",
                        "order.requirement-submitted.v1",
                        "order.implementation-started.v1",
                        "order.implementation-completed.v1",
                        "order.completion-confirmed.v1");
    }

    @Test
    void a_missed_start_cancels_the_order_and_asks_for_the_refund() {
        String number = market.awaitingStart(market.productWithForm());
        Answer before = market.buyer.get("/v1/orders/" + number);
        Instant due = Instant.parse(before.text("/running/dueAt"));
        clock.tick(Duration.between(clock.instant(), due).plusMillis(1));

        market.send(
                Topics.ORDER_COMMANDS,
                new CancelByDeadline(number, before.text("/running/deadlineId"), due, clock.instant()));

        market.await(number, "CANCELLED"::equals);
        Answer after = market.buyer.get("/v1/orders/" + number);
        assertThat(after.text("/cancellation/cause")).isEqualTo("START_OVERDUE");
        assertThat(after.text("/refunds/0/state")).isEqualTo("REQUESTED");
        assertThat(after.body().at("/refunds/0/amount/amount").asLong()).isEqualTo(TestMarketplace.LIST_PRICE);
        assertThat(after.body().at("/allowedActions")).isEmpty();
    }

    @Test
    void a_missed_confirmation_confirms() {
        String number = market.awaitingConfirmation(market.productWithoutForm());
        Answer before = market.buyer.get("/v1/orders/" + number);
        Instant due = Instant.parse(before.text("/running/dueAt"));
        clock.tick(Duration.between(clock.instant(), due).plusMillis(1));

        market.send(
                Topics.ORDER_COMMANDS,
                new ConfirmByDeadline(number, before.text("/running/deadlineId"), due, clock.instant()));

        market.await(number, "COMPLETED"::equals);
        assertThat(market.provider.get("/v1/orders/" + number).text("/completedAt"))
                .isEqualTo(clock.instant().toString());
    }
}
