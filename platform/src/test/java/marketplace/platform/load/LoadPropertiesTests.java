package marketplace.platform.load;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(bind(Map.of())).isEqualTo(new LoadProperties(1000, 4000));
    }

    @Test
    void canAllBeSet() {
        assertThat(bind(Map.of("marketplace.load.requests", "1", "marketplace.load.connections", "2")))
                .isEqualTo(new LoadProperties(1, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests=0", "connections=0"})
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
