package marketplace.order.parking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class ParkingPropertiesTests {

    @Test
    void there_are_defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new ParkingProperties(
                        true,
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(10),
                        Duration.ofHours(24),
                        100,
                        8,
                        Duration.ofMillis(500),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(5),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(10),
                        Duration.ofDays(90),
                        Duration.ofHours(1)));
    }

    @Test
    void every_one_can_be_set() {
        Map<String, String> settings = new HashMap<>();
        settings.put("marketplace.parking.enabled", "false");
        settings.put("marketplace.parking.first-delay", "1m");
        settings.put("marketplace.parking.longest-delay", "2m");
        settings.put("marketplace.parking.give-after", "3m");
        settings.put("marketplace.parking.batch", "4");
        settings.put("marketplace.parking.concurrency", "5");
        settings.put("marketplace.parking.poll", "6m");
        settings.put("marketplace.parking.lease", "7m");
        settings.put("marketplace.parking.first-retry", "8m");
        settings.put("marketplace.parking.slowest-retry", "9m");
        settings.put("marketplace.parking.kept-for", "10m");
        settings.put("marketplace.parking.purge-every", "11m");
        settings.put("marketplace.parking.silence", "12m");

        assertThat(bind(settings))
                .isEqualTo(new ParkingProperties(
                        false,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(3),
                        4,
                        5,
                        Duration.ofMinutes(6),
                        Duration.ofMinutes(7),
                        Duration.ofMinutes(12),
                        Duration.ofMinutes(8),
                        Duration.ofMinutes(9),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(11)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first-delay=0s",
                "give-after=0s",
                "batch=0",
                "concurrency=0",
                "poll=0s",
                "silence=0s",
                "kept-for=0s"
            })
    void what_would_spin_or_forget_is_refused(String nonsense) {
        new ApplicationContextRunner()
                .withUserConfiguration(Bound.class)
                .withPropertyValues("marketplace.parking." + nonsense)
                .run(context -> assertThat(context).hasFailed());
    }

    static ParkingProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("marketplace.parking", ParkingProperties.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ParkingProperties.class)
    static class Bound {}
}
