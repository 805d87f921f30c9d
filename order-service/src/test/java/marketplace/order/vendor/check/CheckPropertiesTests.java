package marketplace.order.vendor.check;

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

class CheckPropertiesTests {

    @Test
    void there_are_defaults() {
        assertThat(bind(Map.of())).isEqualTo(new CheckProperties(8, Duration.ofSeconds(60), 10));
    }

    @Test
    void every_one_can_be_set() {
        assertThat(bind(Map.of(
                        "marketplace.vendors.check.at-once", "1",
                        "marketplace.vendors.check.total", "2s",
                        "marketplace.vendors.check.queries", "3")))
                .isEqualTo(new CheckProperties(1, Duration.ofSeconds(2), 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at-once=0", "total=0s", "queries=0"})
    void what_would_check_nothing_is_refused(String nonsense) {
        new ApplicationContextRunner()
                .withUserConfiguration(Bound.class)
                .withPropertyValues("marketplace.vendors.check." + nonsense)
                .run(context -> assertThat(context).hasFailed());
    }

    private static CheckProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("marketplace.vendors.check", CheckProperties.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(CheckProperties.class)
    static class Bound {}
}
