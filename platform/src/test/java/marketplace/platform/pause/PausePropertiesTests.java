package marketplace.platform.pause;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class PausePropertiesTests {

    private final ApplicationContextRunner context = new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void there_are_defaults_and_every_one_can_be_set() {
        context.run(started -> assertThat(started.getBean(PauseProperties.class))
                .isEqualTo(new PauseProperties(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(5))));
        context.withPropertyValues(
                        "marketplace.pauses.every=2s",
                        "marketplace.pauses.silence=3s",
                        "marketplace.pauses.slowest-retry=4s")
                .run(started -> assertThat(started.getBean(PauseProperties.class))
                        .isEqualTo(new PauseProperties(
                                Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(4))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"every=1ms", "every=2m", "silence=0s", "slowest-retry=0s", "slowest-retry=1h"})
    void what_would_spin_or_look_too_seldom_is_refused(String nonsense) {
        context.withPropertyValues("marketplace.pauses." + nonsense)
                .run(started -> assertThat(started).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(PauseProperties.class)
    static class Bound {}
}
