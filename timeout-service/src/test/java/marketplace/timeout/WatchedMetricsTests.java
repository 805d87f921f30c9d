package marketplace.timeout;

import static marketplace.timeout.TestDeadlines.newOrder;
import static marketplace.timeout.TestDeadlines.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import marketplace.servers.Servers;
import marketplace.servers.WatchedMetrics;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class WatchedMetricsTests {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final RunningService service = RunningService.shared();

    @Test
    void whatRulesAndDashboardsAskForIsThereOnceADeadlineFired() {
        String order = newOrder();
        new TestKafka(Servers.shared().bootstrapServers())
                .tell(start(order, 1, RunningService.sharedClock().instant().minusSeconds(5)));
        service.client().get().uri("/v1/lateness").exchange().expectStatus().isUnauthorized();

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(WatchedMetrics.shown(service.scrape()))
                        .containsAll(WatchedMetrics.of("timeout-service")));
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(service.scrape())
                        .contains("marketplace_database_up 1.0")
                        .containsPattern("marketplace_timeout_lateness_seconds_count [1-9]")
                        .containsPattern("marketplace_timeout_pending [0-9]")
                        .containsPattern("marketplace_consumer_lag\\{listener=\"deadlines\"} 0.0"));
    }
}
