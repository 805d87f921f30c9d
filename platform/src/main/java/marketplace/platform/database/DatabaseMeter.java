package marketplace.platform.database;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import marketplace.platform.meter.Level;
import marketplace.platform.meter.Readings;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class DatabaseMeter {

    private static final Duration EVERY = Duration.ofSeconds(10);

    @Bean
    Readings databaseReadings(DatabaseHealth health, MeterRegistry meters) {
        Level up = Level.of(meters, "marketplace.database.up", "Whether the database answers this instance: 1 or 0");
        return new Readings("state of the database", EVERY, () -> read(health, up), List.of(up));
    }

    private static Mono<Void> read(DatabaseHealth health, Level up) {
        return health.health().doOnNext(now -> up.set(isUp(now) ? 1 : 0)).then();
    }

    private static boolean isUp(Health now) {
        return now.getStatus().equals(Status.UP);
    }
}
