package marketplace.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class OutboundPropertiesTests {

    private final ApplicationContextRunner context = new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void allow_the_open_internet_alone_by_default() {
        context.run(started -> assertThat(started.getBean(OutboundProperties.class))
                .isEqualTo(new OutboundProperties(false, List.of(), Set.of(), Duration.ofSeconds(3), 4, 16)));
    }

    @Test
    void can_all_be_set() {
        context.withPropertyValues(
                        "marketplace.outbound.http=true",
                        "marketplace.outbound.networks=127.0.0.0/8,::1/128",
                        "marketplace.outbound.ports=80,81",
                        "marketplace.outbound.lookup=4s",
                        "marketplace.outbound.lookups=5",
                        "marketplace.outbound.lookups-waiting=6")
                .run(started -> assertThat(started.getBean(OutboundProperties.class))
                        .isEqualTo(new OutboundProperties(
                                true,
                                List.of(Network.of("127.0.0.0/8"), Network.of("::1/128")),
                                Set.of(80, 81),
                                Duration.ofSeconds(4),
                                5,
                                6)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "networks=everywhere",
                "networks=10.0.0.0/64",
                "ports=0",
                "ports=65536",
                "lookup=0s",
                "lookups=0",
                "lookups-waiting=0"
            })
    void are_refused_when_they_mean_nothing(String nonsense) {
        context.withPropertyValues("marketplace.outbound." + nonsense)
                .run(started -> assertThat(started).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(OutboundProperties.class)
    static class Bound {}
}
