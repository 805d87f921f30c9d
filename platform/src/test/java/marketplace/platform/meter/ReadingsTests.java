package marketplace.platform.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ReadingsTests {

    private static final Duration SOON = Duration.ofMillis(5);
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void aLevelIsUnknownUntilItIsRead() {
        Level level = Level.of(meters, "marketplace.trial", "A trial", "kind", "small");

        assertThat(shown("marketplace.trial")).isNaN();
        level.set(3);

        assertThat(shown("marketplace.trial")).isEqualTo(3);
        assertThat(meters.get("marketplace.trial").tag("kind", "small").gauge()).isNotNull();
    }

    @Test
    void anAgeIsInSecondsAndNeverNegative() {
        Level age = Level.ofSeconds(meters, "marketplace.trial.age", "A trial");

        age.setAge(NOW.minusMillis(1500), NOW);
        assertThat(shown("marketplace.trial.age")).isEqualTo(1.5);
        assertThat(meters.get("marketplace.trial.age").gauge().getId().getBaseUnit())
                .isEqualTo("seconds");

        age.setAge(NOW.plusSeconds(1), NOW);
        assertThat(shown("marketplace.trial.age")).isZero();
        age.setAge(null, NOW);
        assertThat(shown("marketplace.trial.age")).isZero();
    }

    @Test
    void whatCannotBeReadIsUnknownAndReadAgain() {
        Level level = Level.of(meters, "marketplace.trial", "A trial");
        AtomicInteger tries = new AtomicInteger();
        Readings readings = new Readings("trial", SOON, () -> everySecondFails(tries, level), List.of(level));

        readings.start();
        try {
            Awaitility.await().until(() -> shown("marketplace.trial") >= 2);
            Awaitility.await().until(() -> Double.isNaN(shown("marketplace.trial")));
            Awaitility.await().until(() -> shown("marketplace.trial") >= 4);
        } finally {
            readings.stop();
        }
        assertThat(readings.isRunning()).isFalse();
    }

    @Test
    void whatTakesLongIsReadTheMoreSeldom() {
        Duration took = Duration.ofMillis(20);
        AtomicInteger readings = new AtomicInteger();
        Readings slow = new Readings(
                "trial",
                SOON,
                () -> Mono.delay(took)
                        .doOnNext(done -> readings.incrementAndGet())
                        .then(),
                List.of());

        slow.start();
        try {
            Awaitility.await().until(() -> readings.get() == 1);
            Awaitility.await()
                    .during(took.multipliedBy(20))
                    .atMost(took.multipliedBy(40))
                    .until(() -> readings.get() == 1);
        } finally {
            slow.stop();
        }
    }

    private static Mono<Void> everySecondFails(AtomicInteger tries, Level level) {
        int number = tries.incrementAndGet();
        return number % 2 == 0
                ? Mono.<Void>fromRunnable(() -> level.set(number))
                : Mono.error(new IllegalStateException("not now"));
    }

    private double shown(String name) {
        return meters.get(name).gauge().value();
    }
}
