package marketplace.order.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import marketplace.contracts.DeliveryEventMessage.ImageShareFailed;
import marketplace.contracts.DeliveryEventMessage.ImageShared;
import marketplace.contracts.DeliveryEventMessage.ImageUnshared;
import marketplace.contracts.OrderCommandMessage.CancelByDeadline;
import marketplace.contracts.Topics;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the image platform tells, over Kafka. */
class ImageTests {

    private static final String UNKNOWN_ORDER = "0000000000000000000";

    private final TestMarketplace market = TestMarketplace.shared();
    private final TestClock clock = RunningService.sharedClock();

    @Test
    void a_shared_image_completes_the_order_once_and_is_shown_to_the_buyer() {
        String number = delivering();
        fail(number, "ACCOUNT_BUSY");
        awaitText(number, "/delivery/trouble", "ACCOUNT_BUSY");

        share(number, "S-1");
        share(number, "S-1");

        awaitText(number, "/status", "COMPLETED");
        Answer shown = market.buyer.get(path(number)).expect(200);
        assertThat(shown.text("/deliveryMethod")).isEqualTo("IMAGE");
        assertThat(shown.text("/values/imageId")).isEqualTo("img-7");
        assertThat(shown.text("/values/region")).isEqualTo("cn-hangzhou");
        assertThat(shown.text("/values/account")).isEqualTo("alice");
        assertThat(shown.text("/values/shareId")).isEqualTo("S-1");
        market.provider.get(path(number)).expect(403);
    }

    @Test
    void an_image_that_is_shared_too_late_delivers_nothing_and_is_undone_when_it_is_unshared() {
        String number = delivering();
        missDeadline(number);
        awaitText(number, "/status", "CANCELLED");

        share(number, "S-2");
        market.send(Topics.DELIVERY_EVENTS, new ImageUnshared(number, "S-2", clock.instant()));

        Answer order = Awaitility.await()
                .until(
                        () -> market.order(market.operator, number),
                        seen -> !seen.text("/delivery/undoneAt").isEmpty());
        assertThat(order.text("/status")).isEqualTo("CANCELLED");
        assertThat(order.text("/delivery/reference")).isEmpty();
        market.buyer.get(path(number)).expectProblem(OrderProblems.DELIVERY_REVOKED);
    }

    @Test
    void what_is_about_no_order_or_says_no_code_is_put_aside() {
        String number = delivering();
        String unknown = "S-" + UUID.randomUUID();

        share(UNKNOWN_ORDER, unknown);
        fail(number, "the account is busy");

        Awaitility.await()
                .untilAsserted(() -> assertThat(TestDeadLetters.reasons(Topics.DELIVERY_EVENTS, unknown))
                        .singleElement()
                        .asString()
                        .contains("ORDER_NOT_FOUND"));
        Awaitility.await()
                .untilAsserted(() -> assertThat(TestDeadLetters.reasons(Topics.DELIVERY_EVENTS, number))
                        .singleElement()
                        .asString()
                        .contains("no code"));
        assertThat(market.status(number)).isEqualTo("DELIVERING");
    }

    @Test
    void what_is_told_of_an_order_that_no_image_was_bought_with_is_put_aside() {
        String number = market.place(market.saasProduct());
        market.pay(number, TestMarketplace.LIST_PRICE);

        share(number, "S-3");
        fail(number, "ACCOUNT_BUSY");
        market.send(Topics.DELIVERY_EVENTS, new ImageUnshared(number, "S-3", clock.instant()));

        Awaitility.await()
                .untilAsserted(() -> assertThat(TestDeadLetters.reasons(Topics.DELIVERY_EVENTS, number))
                        .hasSize(3)
                        .allSatisfy(reason -> assertThat(reason).contains("WRONG_DELIVERER")));
        assertThat(market.status(number)).isEqualTo("DELIVERING");
    }

    private String delivering() {
        String number = market.place(market.product(TestMarketplace.image("Hardened image")));
        market.pay(number, TestMarketplace.LIST_PRICE);
        return number;
    }

    private void share(String number, String shareId) {
        market.send(
                Topics.DELIVERY_EVENTS,
                new ImageShared(number, shareId, "img-7", "cn-hangzhou", "alice", clock.instant()));
    }

    private void fail(String number, String reason) {
        market.send(
                Topics.DELIVERY_EVENTS,
                new ImageShareFailed(number, "F-" + UUID.randomUUID(), reason, false, clock.instant()));
    }

    private void missDeadline(String number) {
        Answer order = market.order(market.operator, number);
        Instant due = Instant.parse(order.text("/running/dueAt"));
        clock.tick(Duration.between(clock.instant(), due).plusMillis(1));
        market.send(
                Topics.ORDER_COMMANDS,
                new CancelByDeadline(number, order.text("/running/deadlineId"), due, clock.instant()));
    }

    private void awaitText(String number, String pointer, String value) {
        Awaitility.await()
                .until(() -> market.order(market.operator, number).text(pointer).equals(value));
    }

    private static String path(String number) {
        return "/v1/orders/%s/delivery".formatted(number);
    }
}
