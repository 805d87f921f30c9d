package marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import marketplace.servers.WatchedMetrics;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class WatchedMetricsTests {

    private final RunningService service = RunningService.shared();

    @Test
    void whatever_rules_and_dashboards_ask_for_is_there_once_an_order_was_placed() {
        TestMarketplace market = TestMarketplace.shared();
        market.place(market.productWithForm(), "watched").expect(201);

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(WatchedMetrics.shown(scrape())).containsAll(WatchedMetrics.of("order-service")));
    }

    @Test
    void an_order_is_counted_on_its_way() {
        TestMarketplace market = TestMarketplace.shared();
        double before = value("marketplace_commands_total{command=\"place-order\",outcome=\"accepted\"}");
        market.place(market.productWithForm(), "counted").expect(201);

        assertThat(value("marketplace_commands_total{command=\"place-order\",outcome=\"accepted\"}"))
                .isGreaterThan(before);
        assertThat(value("marketplace_orders_reached_total{status=\"pending-payment\"}"))
                .isPositive();
        assertThat(value("marketplace_lanes_wait_seconds_count")).isPositive();
        assertThat(value("marketplace_lanes_commit_seconds_count{outcome=\"committed\"}"))
                .isPositive();
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(value("marketplace_relay_unsent")).isZero();
            assertThat(value("marketplace_relay_unsent_age_seconds")).isZero();
            assertThat(value("marketplace_relay_published_total")).isPositive();
            assertThat(value("marketplace_consumer_lag{listener=\"deliveries\"}"))
                    .isNotNegative();
            assertThat(value("marketplace_operator_waiting{kind=\"refunds\"}")).isNotNegative();
            assertThat(value("marketplace_operator_waiting_age_seconds{kind=\"refunds\"}"))
                    .isNotNegative();
            assertThat(value("marketplace_retries_waiting{kind=\"deliveries\"}"))
                    .isNotNegative();
            assertThat(value("marketplace_orders{status=\"pending-payment\"}")).isNotNegative();
            assertThat(value("marketplace_database_up")).isEqualTo(1);
        });
    }

    private String scrape() {
        return service.scrape();
    }

    /** Fails where there is none, and while it is not known. */
    private double value(String sample) {
        double value = scrape().lines()
                .filter(line -> line.startsWith(sample + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
        assertThat(value).as(sample).isNotNaN();
        return value;
    }
}
