package marketplace.order.delivery;

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

class DeliveryPropertiesTests {

    @Test
    void there_are_defaults() {
        DeliveryProperties bound = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("marketplace.delivery", DeliveryProperties.class);

        assertThat(bound)
                .isEqualTo(new DeliveryProperties(
                        true,
                        64,
                        Duration.ofMillis(200),
                        Duration.ofSeconds(20),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        0.5,
                        Duration.ofDays(7),
                        Duration.ofDays(90),
                        Duration.ofHours(1),
                        1000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "concurrency=0",
                "poll=0s",
                "lease=0s",
                "turn=0s",
                "first-delay=0s",
                "longest-delay=2h",
                "after-refusal=0s",
                "jitter=1.1",
                "take-back-within=0s",
                "kept-for=0s",
                "purge-every=0s",
                "purge-batch=0"
            })
    void what_would_spin_or_forget_is_refused(String nonsense) {
        new ApplicationContextRunner()
                .withUserConfiguration(Bound.class)
                .withPropertyValues("marketplace.delivery." + nonsense)
                .run(context -> assertThat(context).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(DeliveryProperties.class)
    static class Bound {}
}
