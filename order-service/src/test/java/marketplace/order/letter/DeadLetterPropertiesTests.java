package marketplace.order.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

class DeadLetterPropertiesTests {

    @Test
    void there_are_defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new DeadLetterProperties(
                        DataSize.ofKilobytes(256),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(5),
                        10_000,
                        Duration.ofDays(90),
                        Duration.ofHours(1),
                        100,
                        Duration.ofSeconds(10)));
    }

    @Test
    void every_one_can_be_set() {
        Map<String, String> settings = Map.of(
                "marketplace.dead-letters.most", "10",
                "marketplace.dead-letters.shown", "1KB",
                "marketplace.dead-letters.accepted-within", "2s",
                "marketplace.dead-letters.acknowledged-within", "3s",
                "marketplace.dead-letters.lease", "4m",
                "marketplace.dead-letters.silence", "5m",
                "marketplace.dead-letters.kept-for", "6m",
                "marketplace.dead-letters.purge-every", "7m",
                "marketplace.dead-letters.batch", "8",
                "marketplace.dead-letters.slowest-retry", "9m");

        assertThat(bind(settings))
                .isEqualTo(new DeadLetterProperties(
                        DataSize.ofKilobytes(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofMinutes(4),
                        Duration.ofMinutes(5),
                        10,
                        Duration.ofMinutes(6),
                        Duration.ofMinutes(7),
                        8,
                        Duration.ofMinutes(9)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shown=0B",
                "shown=1GB",
                "accepted-within=0s",
                "acknowledged-within=0s",
                "acknowledged-within=1h",
                "lease=15s",
                "silence=0s",
                "most=0",
                "kept-for=0s",
                "purge-every=0s",
                "batch=0"
            })
    void what_would_spin_forget_or_send_twice_is_refused(String nonsense) {
        new ApplicationContextRunner()
                .withUserConfiguration(Bound.class)
                .withPropertyValues("marketplace.dead-letters." + nonsense)
                .run(context -> assertThat(context).hasFailed());
    }

    private static DeadLetterProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("marketplace.dead-letters", DeadLetterProperties.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(DeadLetterProperties.class)
    static class Bound {}
}
