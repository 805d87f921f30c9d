package marketplace.timeout.firing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FiringPropertiesTests {

    @Test
    void haveDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new FiringProperties(
                        500,
                        Duration.ofMillis(50),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1),
                        Duration.ofHours(1)));
    }

    @Test
    void canAllBeSet() {
        assertThat(bind(Map.of(
                        "marketplace.firing.batch", "1",
                        "marketplace.firing.poll", "2s",
                        "marketplace.firing.after-failure", "3s",
                        "marketplace.firing.lease", "4s",
                        "marketplace.firing.first-repeat", "5s",
                        "marketplace.firing.slowest-repeat", "6s")))
                .isEqualTo(new FiringProperties(
                        1,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6)));
    }

    @Test
    void doubleTheWaitUpToTheSlowestRepeat() {
        FiringProperties properties = bind(Map.of());

        assertThat(properties.repeatAfter(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(properties.repeatAfter(6)).isEqualTo(Duration.ofMinutes(32));
        assertThat(properties.repeatAfter(7)).isEqualTo(Duration.ofHours(1));
        assertThat(properties.repeatAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(1));
    }

    private static FiringProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("marketplace.firing", FiringProperties.class);
    }
}
