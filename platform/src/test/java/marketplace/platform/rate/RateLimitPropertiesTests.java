package marketplace.platform.rate;

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

class RateLimitPropertiesTests {

    @Test
    void haveDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new RateLimitProperties(true, 100, 200, 1000, 2000, 20_000));
    }

    @Test
    void canAllBeSet() {
        assertThat(bind(Map.of(
                        "marketplace.rate-limit.enabled", "false",
                        "marketplace.rate-limit.party-per-second", "1",
                        "marketplace.rate-limit.party-burst", "2",
                        "marketplace.rate-limit.platform-per-second", "3",
                        "marketplace.rate-limit.platform-burst", "4",
                        "marketplace.rate-limit.callers", "5")))
                .isEqualTo(new RateLimitProperties(false, 1, 2, 3, 4, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"party-per-second=0", "party-burst=0", "platform-per-second=0", "platform-burst=0", "callers=0"})
    void areRefusedWhenNobodyCouldAsk(String nonsense) {
        new ApplicationContextRunner()
                .withUserConfiguration(Bound.class)
                .withPropertyValues("marketplace.rate-limit." + nonsense)
                .run(context -> assertThat(context).hasFailed());
    }

    private static RateLimitProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("marketplace.rate-limit", RateLimitProperties.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(RateLimitProperties.class)
    static class Bound {}
}
