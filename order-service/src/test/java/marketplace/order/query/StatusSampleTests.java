package marketplace.order.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.model.OrderStatus;
import org.junit.jupiter.api.Test;

class StatusSampleTests {

    private final StatusSample sample = RunningService.shared().bean(StatusSample.class);

    @Test
    void a_small_table_is_counted() {
        TestMarketplace market = TestMarketplace.shared();
        String product = market.productWithForm();
        Map<OrderStatus, Double> before = sample.orders().blockOptional().orElseThrow();

        market.place(product);
        market.place(product);
        Map<OrderStatus, Double> after = sample.orders().blockOptional().orElseThrow();

        assertThat(after).containsOnlyKeys(OrderStatus.values());
        assertThat(of(after, OrderStatus.PENDING_PAYMENT)).isEqualTo(of(before, OrderStatus.PENDING_PAYMENT) + 2);
        assertThat(of(after, OrderStatus.COMPLETED)).isEqualTo(of(before, OrderStatus.COMPLETED));
    }

    private static double of(Map<OrderStatus, Double> orders, OrderStatus status) {
        return orders.getOrDefault(status, Double.NaN);
    }
}
