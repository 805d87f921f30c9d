package marketplace.order.refund;

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

class RefundPropertiesTests {

    @Test
    void there_are_defaults() {
        RefundProperties bound = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("marketplace.refunds", RefundProperties.class);

        assertThat(bound)
                .isEqualTo(new RefundProperties(
                        true,
                        Duration.ofSeconds(1),
                        64,
                        Duration.ofMinutes(10),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"poll=0s", "batch=0", "batch=257", "rest=0s", "first-retry=0s", "slowest-retry=0s"})
    void what_would_spin_or_overflow_a_batch_is_refused(String nonsense) {
        new ApplicationContextRunner()
                .withUserConfiguration(Bound.class)
                .withPropertyValues("marketplace.refunds." + nonsense)
                .run(context -> assertThat(context).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(RefundProperties.class)
    static class Bound {}
}
