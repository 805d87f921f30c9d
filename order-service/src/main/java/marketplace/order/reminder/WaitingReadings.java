package marketplace.order.reminder;

import java.time.Clock;
import java.time.Duration;
import marketplace.platform.meter.Readings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class WaitingReadings {

    private static final Duration EVERY = Duration.ofSeconds(15);

    @Bean
    Readings waitingWorkReadings(WaitingStore store, WaitingMeters meters, Clock clock) {
        return new Readings("what waits", EVERY, () -> read(store, meters, clock), meters.levels());
    }

    private static Mono<Void> read(WaitingStore store, WaitingMeters meters, Clock clock) {
        return store.all()
                .collectList()
                .doOnNext(work -> meters.show(work, clock.instant()))
                .then(store.retried())
                .doOnNext(meters::show)
                .then();
    }
}
