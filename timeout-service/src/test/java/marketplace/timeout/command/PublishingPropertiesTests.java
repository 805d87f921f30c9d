package marketplace.timeout.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PublishingPropertiesTests {

    @Test
    void haveDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new PublishingProperties(Duration.ofSeconds(5), Duration.ofSeconds(10), 1024));
    }

    @Test
    void canAllBeSet() {
        assertThat(bind(Map.of(
                        "marketplace.publishing.accepted-within", "1s",
                        "marketplace.publishing.acknowledged-within", "2s",
                        "marketplace.publishing.in-flight", "3")))
                .isEqualTo(new PublishingProperties(Duration.ofSeconds(1), Duration.ofSeconds(2), 3));
    }

    private static PublishingProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("marketplace.publishing", PublishingProperties.class);
    }
}
