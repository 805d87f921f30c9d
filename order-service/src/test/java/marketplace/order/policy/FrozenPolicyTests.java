package marketplace.order.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.Test;

/** The deadline policy travels with the order (rule 2). */
class FrozenPolicyTests {

    private final TestMarketplace market = TestMarketplace.shared();
    private final TestClock clock = RunningService.sharedClock();

    @Test
    void changed_periods_and_prices_touch_later_orders_only() {
        String product = market.productWithoutForm();
        String before = market.place(product);
        Map<String, Object> changed = TestMarketplace.offer("Quick operations");
        changed.put("listPrice", TestMarketplace.cny(100));
        changed.put("deadlines", Map.of("payment", "PT1H", "start", "PT2H", "confirmation", "PT3H"));

        market.provider
                .put("/v1/products/" + product, changed, "If-Match", "\"1\"")
                .expect(200);
        String after = market.place(product);

        assertThat(left(before)).isEqualTo(Duration.ofDays(7));
        assertThat(left(after)).isEqualTo(Duration.ofHours(1));
        assertThat(market.order(market.buyer, before).text("/product/name")).isEqualTo("Operations");
        market.pay(before, TestMarketplace.LIST_PRICE);
        market.pay(after, 100);
        assertThat(left(before)).isEqualTo(Duration.ofDays(15));
        assertThat(left(after)).isEqualTo(Duration.ofHours(2));
        finish(before);
        finish(after);
        assertThat(left(before)).isEqualTo(Duration.ofDays(15));
        assertThat(left(after)).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void a_period_that_the_product_does_not_name_is_the_marketplaces() {
        Map<String, Object> offer = TestMarketplace.offer("Operations");
        offer.put("deadlines", Map.of("payment", "P2D"));

        String number = market.place(market.product(offer));

        assertThat(left(number)).isEqualTo(Duration.ofDays(2));
        market.pay(number, TestMarketplace.LIST_PRICE);
        assertThat(left(number)).isEqualTo(Duration.ofDays(15));
    }

    @Test
    void a_form_that_is_asked_for_since_is_not_asked_for_earlier_orders() {
        String product = market.productWithoutForm();
        String number = market.place(product);
        Map<String, Object> changed = TestMarketplace.offer("Operations");
        Map<String, Object> field = Map.of("name", "host", "label", "Host", "kind", "TEXT", "required", true);
        changed.put("requirementTemplate", Map.of("fields", new Object[] {field}));

        market.provider
                .put("/v1/products/" + product, changed, "If-Match", "\"1\"")
                .expect(200);
        market.pay(number, TestMarketplace.LIST_PRICE);

        assertThat(market.status(number)).isEqualTo("AWAITING_START");
    }

    private void finish(String number) {
        market.press(market.provider, number, "start", "{}").expect(200);
        market.press(market.provider, number, "complete", Map.of("completionInformation", "done"))
                .expect(200);
    }

    private Duration left(String number) {
        Answer order = market.order(market.buyer, number).expect(200);
        return Duration.between(clock.instant(), Instant.parse(order.text("/running/dueAt")));
    }
}
