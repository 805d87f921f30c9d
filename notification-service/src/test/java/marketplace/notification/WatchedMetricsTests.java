package marketplace.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import marketplace.servers.Scrape;
import marketplace.servers.WatchedMetrics;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class WatchedMetricsTests extends ServiceTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void whatRulesAndDashboardsAskForIsThereOnceAnOrderWasPlaced() {
        publish(OrderFixture.order().placed());
        anonymous().get().uri("/v1/inbox").exchange().expectStatus().isUnauthorized();

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(WatchedMetrics.shown(scrape()))
                        .containsAll(WatchedMetrics.of("notification-service")));
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(scrape())
                        .contains("marketplace_database_up 1.0")
                        .containsPattern("marketplace_notices_total\\{channel=\"inbox\",outcome=\"told\"} [1-9]")
                        .containsPattern("marketplace_mails_waiting [0-9]")
                        .containsPattern("marketplace_consumer_lag\\{listener=\"order-events\"} 0.0"));
    }

    private String scrape() {
        return Scrape.of(managementPort());
    }
}
