package marketplace.order.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.contracts.PaymentEventMessage.RefundFailed;
import marketplace.contracts.Topics;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Every part of a query narrows the others, for pages and counts alike. */
class FilterTests {

    private final TestMarketplace market = TestMarketplace.shared();
    private final TestClock clock = RunningService.sharedClock();
    private final String product = market.productWithoutForm();

    @Test
    void by_any_of_several_statuses() {
        String unpaid = market.place(product);
        String cancelled = cancelled();
        String working = market.inProgress(product);

        assertSelected("status=PENDING_PAYMENT", unpaid);
        assertSelected("status=CANCELLED&status=IN_PROGRESS", working, cancelled);
        assertSelected("status=CANCELLED,IN_PROGRESS", working, cancelled);
        assertSelected("status=COMPLETED");
    }

    @Test
    void by_product_and_delivery_method() {
        String other = market.productWithForm();
        String first = market.place(product);
        String second = market.place(other);

        assertSelected("productId=" + product, first);
        assertSelected("productId=%s&productId=%s".formatted(product, other), second, first);
        assertSelected("deliveryMethod=MANUAL&productId=" + other, second);
    }

    @Test
    void by_the_counterparty_within_the_callers_own_side() {
        String mine = market.place(product);
        String buyerId = market.order(market.buyer, mine).text("/buyerId");
        String providerId = market.order(market.buyer, mine).text("/providerId");

        assertSelected("buyerId=" + buyerId, mine);
        assertSelected("buyerId=somebody-else");
        assertThat(numbers(market.buyer, "providerId=" + providerId)).containsExactly(mine);
        assertThat(numbers(market.operator, "buyerId=%s&providerId=%s".formatted(buyerId, providerId)))
                .containsExactly(mine);
        assertThat(numbers(market.buyer, "buyerId=somebody-else")).isEmpty();
    }

    @Test
    void by_the_current_price_with_both_bounds_included() {
        String cheap = market.place(product);
        String dear = market.place(product);
        String tag = market.order(market.provider, cheap).header("ETag");
        market.press(market.provider, cheap, "reprice", TestMarketplace.price(500), "If-Match", tag)
                .expect(200);

        assertSelected("maxPrice=500", cheap);
        assertSelected("minPrice=501", dear);
        assertSelected("minPrice=500&maxPrice=12000", dear, cheap);
        assertSelected("minPrice=500&maxPrice=12000&currency=USD");
    }

    @Test
    void by_a_deadline_that_is_near_or_overdue() {
        String old = market.place(product);
        clock.tick(Duration.ofDays(2));
        String fresh = market.place(product);

        assertSelected("deadlineWithin=P5D", old);
        assertSelected("deadlineWithin=P8D", fresh, old);
        assertSelected("deadlineWithin=P8D&status=IN_PROGRESS");
        market.press(market.buyer, old, "cancel", "{}").expect(200);
        assertSelected("deadlineWithin=P8D", fresh);
    }

    @Test
    void by_a_refund_that_failed() {
        String healthy = cancelled();
        String failed = cancelledWithFailedRefund();

        assertSelected("refundFailed=true", failed);
        assertSelected("refundFailed=false", healthy);
        assertSelected("refundFailed=true&status=COMPLETED");
        assertThat(market.buyer.get("/v1/orders?refundFailed=true").text("/orders/0/refund"))
                .isEqualTo("FAILED");
        assertThat(market.buyer
                        .get("/v1/orders?refundFailed=false")
                        .body()
                        .at("/orders/0")
                        .has("refund"))
                .isFalse();
        assertThat(numbers(market.operator, "refundFailed=true"))
                .contains(failed)
                .doesNotContain(healthy);
    }

    @Test
    void no_order_is_disputed_as_long_as_nobody_can_dispute_one() {
        String order = market.place(product);

        assertSelected("disputed=true");
        assertSelected("disputed=false", order);
    }

    @Test
    void completed_orders_by_completion_time_among_other_parts() {
        String completed = market.awaitingConfirmation(product);
        market.place(product);
        market.press(market.buyer, completed, "confirm", "").expect(200);

        assertSelected("timeBasis=COMPLETION&productId=%s&minPrice=1".formatted(product), completed);
        assertSelected("timeBasis=COMPLETION&status=IN_PROGRESS");
    }

    private void assertSelected(String query, String... orders) {
        assertThat(numbers(market.provider, query)).containsExactlyInAnyOrder(orders);
        var count = market.provider.get("/v1/orders/count?" + query).expect(200);
        assertThat(count.body().at("/count").asInt(-1)).isEqualTo(orders.length);
        assertThat(count.body().at("/exact").asBoolean(false)).isTrue();
    }

    private static List<String> numbers(Party who, String query) {
        return who.get("/v1/orders?" + query)
                .expect(200)
                .body()
                .at("/orders")
                .valueStream()
                .map(order -> order.at("/orderNumber").asString())
                .toList();
    }

    private String cancelled() {
        String number = market.place(product);
        market.press(market.buyer, number, "cancel", "{}").expect(200);
        return number;
    }

    private String cancelledWithFailedRefund() {
        String number = market.place(product);
        String attempt = market.openAttempt(number);
        market.press(market.buyer, number, "cancel", Map.of()).expect(200);
        String capture = market.capture(number, attempt, TestMarketplace.LIST_PRICE);
        awaitRefund(number, "REQUESTED");
        market.send(
                Topics.PAYMENT_EVENTS,
                new RefundFailed(
                        number, "R-" + capture, UUID.randomUUID().toString(), "account closed", clock.instant()));
        awaitRefund(number, "FAILED");
        return number;
    }

    private void awaitRefund(String number, String state) {
        Awaitility.await()
                .until(() -> market.order(market.operator, number)
                        .text("/refunds/0/state")
                        .equals(state));
    }
}
