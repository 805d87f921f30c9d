package marketplace.timeout.oncall;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import marketplace.timeout.loop.Loop;
import marketplace.timeout.oncall.OnCallStore.Backlog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BacklogConfiguration {

    private static final Duration REFRESH = Duration.ofSeconds(15);

    /** Keeps the two gauges true; a metric is never worth a query per scrape. */
    @Bean
    Loop backlogGauges(OnCallStore store, MeterRegistry meters) {
        AtomicLong overdue =
                gauge(meters, "marketplace.timeout.overdue", "Missed deadlines that are not published yet");
        AtomicLong unanswered =
                gauge(meters, "marketplace.timeout.unanswered", "Published expiries that no event has answered yet");
        return new Loop(
                "count of the backlog",
                () -> store.backlog()
                        .doOnNext(now -> set(overdue, unanswered, now))
                        .thenReturn(REFRESH),
                REFRESH);
    }

    private static AtomicLong gauge(MeterRegistry meters, String name, String description) {
        AtomicLong value = new AtomicLong();
        Gauge.builder(name, value::get).description(description).register(meters);
        return value;
    }

    private static void set(AtomicLong overdue, AtomicLong unanswered, Backlog backlog) {
        overdue.set(backlog.overdue());
        unanswered.set(backlog.unanswered());
    }
}
