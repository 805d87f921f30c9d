package marketplace.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WatchedMetricsTests {

    @Test
    void areThoseOfTheRulesAndDashboardsThatConcernTheService() {
        assertThat(WatchedMetrics.of("order-service"))
                .contains("marketplace_relay_unsent_age_seconds", "marketplace_database_up")
                .contains("http_server_requests_seconds_count", "r2dbc_pool_pending_connections")
                .doesNotContain("marketplace_timeout_overdue_age_seconds", "marketplace_mails_waiting")
                .doesNotContain("histogram_quantile", "rate_interval");
        assertThat(WatchedMetrics.of("timeout-service"))
                .contains("marketplace_timeout_overdue_age_seconds", "marketplace_database_up")
                .doesNotContain("marketplace_relay_unsent_age_seconds");
        assertThat(WatchedMetrics.of("notification-service"))
                .contains("marketplace_notices_total", "marketplace_mails_waiting")
                .doesNotContain("marketplace_relay_unsent_age_seconds");
    }

    @Test
    void areComparedWithWhatAServiceShows() {
        assertThat(WatchedMetrics.shown("""
                # HELP marketplace_orders Orders
                # TYPE marketplace_orders gauge
                marketplace_orders{status="completed"} 3.0
                marketplace_relay_unsent 0.0
                """)).containsExactly("marketplace_orders", "marketplace_relay_unsent");
    }
}
