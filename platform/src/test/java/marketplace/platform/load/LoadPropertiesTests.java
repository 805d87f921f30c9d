package marketplace.platform.load;

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

class LoadPropertiesTests {

    @Test
    void haveDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new LoadProperties(1000, 50, Duration.ofMillis(300), 4000));
    }

    @Test
    void canAllBeSet() {
        assertThat(bind(Map.of(
                        "marketplace.load.requests", "1",
                        "marketplace.load.fewest", "2",
                        "marketplace.load.answer", "3s",
                        "marketplace.load.connections", "4")))
                .isEqualTo(new LoadProperties(1, 2, Duration.ofSeconds(3), 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests=0", "fewest=0", "answer=0s", "connections=0"})
    void areRefusedWhenNothingCouldBeAsked(String nonsense) {
        new ApplicationContextRunner()
                .withUserConfiguration(Bound.class)
                .withPropertyValues("marketplace.load." + nonsense)
                .run(context -> assertThat(context).hasFailed());
    }

    private static LoadProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("marketplace.load", LoadProperties.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(LoadProperties.class)
    static class Bound {}
}
