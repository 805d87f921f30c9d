package marketplace.order.relay;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import marketplace.order.relay.RelayStore.Backlog;
import marketplace.platform.meter.Level;
import marketplace.platform.meter.Readings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RelayMeters {

    private static final Duration EVERY = Duration.ofSeconds(10);

    @Bean
    Readings relayReadings(RelayStore store, MeterRegistry meters, Clock clock) {
        Level rows = Level.of(meters, "marketplace.relay.unsent", "Rows of the journal that are not published yet");
        Level age = Level.ofSeconds(meters, "marketplace.relay.unsent.age", "Since the oldest of them happened");
        return new Readings(
                "backlog of the relay",
                EVERY,
                () -> store.backlog()
                        .doOnNext(now -> show(now, clock.instant(), rows, age))
                        .then(),
                List.of(rows, age));
    }

    private static void show(Backlog backlog, Instant now, Level rows, Level age) {
        rows.set(backlog.unsent());
        age.setAge(backlog.oldest(), now);
    }
}
