package marketplace.timeout.oncall;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import marketplace.platform.meter.Level;
import marketplace.platform.meter.Readings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BacklogConfiguration {

    private static final Duration OFTEN = Duration.ofSeconds(15);
    private static final Duration SELDOM = Duration.ofMinutes(1);

    @Bean
    Readings backlogReadings(OnCallStore store, MeterRegistry meters, Clock clock) {
        Level overdue = Level.of(meters, "marketplace.timeout.overdue", "Missed deadlines that are not published yet");
        Level age = Level.ofSeconds(meters, "marketplace.timeout.overdue.age", "Since the first of them was missed");
        Level unanswered =
                Level.of(meters, "marketplace.timeout.unanswered", "Published expiries that no event has answered yet");
        return new Readings(
                "backlog",
                OFTEN,
                () -> store.backlog()
                        .doOnNext(now -> {
                            overdue.set(now.overdue());
                            age.setAge(now.oldestOverdueSince(), clock.instant());
                            unanswered.set(now.unanswered());
                        })
                        .then(),
                List.of(overdue, age, unanswered));
    }

    @Bean
    Readings pendingReadings(OnCallStore store, MeterRegistry meters) {
        Level pending = Level.of(meters, "marketplace.timeout.pending", "Deadlines that run");
        return new Readings(
                "deadlines that run",
                SELDOM,
                () -> store.pending().doOnNext(pending::set).then(),
                List.of(pending));
    }
}
