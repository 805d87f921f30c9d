package marketplace.platform.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import marketplace.platform.meter.Level;
import marketplace.platform.meter.Readings;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** How each listener gets on: how far its group is behind, and since when it has handled nothing. */
@Component
class ConsumerMeters implements SmartLifecycle {

    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final double MILLIS = 1000;

    private final KafkaListenerEndpointRegistry listeners;
    private final LastRecords last;
    private final ConsumerLag lag;
    private final MeterRegistry meters;
    private final Map<Listening, Level> lags = new ConcurrentHashMap<>();
    private final Readings readings;

    ConsumerMeters(KafkaListenerEndpointRegistry listeners, LastRecords last, ConsumerLag lag, MeterRegistry meters) {
        this.listeners = listeners;
        this.last = last;
        this.lag = lag;
        this.meters = meters;
        this.readings = new Readings("lag of consumers", EVERY, this::read, List.of());
    }

    @Override
    public void start() {
        listeners.getListenerContainers().stream().map(Listening::of).forEach(this::register);
        readings.start();
    }

    @Override
    public void stop() {
        readings.stop();
    }

    @Override
    public boolean isRunning() {
        return readings.isRunning();
    }

    private void register(Listening listener) {
        lags.computeIfAbsent(
                listener,
                found -> Level.of(
                        meters,
                        "marketplace.consumer.lag",
                        "Records that the group of the listener has not handled yet",
                        "listener",
                        found.id()));
        Gauge.builder("marketplace.consumer.quiet", () -> ageOfLastRecord(listener))
                .description("Since this instance last handled records for the listener")
                .baseUnit("seconds")
                .tag("listener", listener.id())
                .register(meters);
    }

    private double ageOfLastRecord(Listening listener) {
        return last.age(listener.group(), listener.topics()).toMillis() / MILLIS;
    }

    private Mono<Void> read() {
        List<Listening> running = listeners.getListenerContainers().stream()
                .filter(MessageListenerContainer::isRunning)
                .map(Listening::of)
                .toList();
        return running.isEmpty()
                ? Mono.empty()
                : Mono.fromCallable(() -> lag.of(running))
                        .subscribeOn(Schedulers.boundedElastic())
                        .doOnNext(found -> found.forEach(this::show))
                        .doOnError(failure -> lags.values().forEach(Level::setUnknown))
                        .then();
    }

    private void show(Listening listener, long behind) {
        Level level = lags.get(listener);
        if (level != null) {
            level.set(behind);
        }
    }
}
