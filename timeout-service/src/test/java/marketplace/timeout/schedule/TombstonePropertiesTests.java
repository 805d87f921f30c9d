package marketplace.timeout.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TombstonePropertiesTests {

    @Test
    void haveDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new TombstoneProperties(Duration.ofDays(30), Duration.ofHours(1), 1000));
    }

    @Test
    void canAllBeSet() {
        assertThat(bind(Map.of(
                        "marketplace.tombstones.kept-for", "1d",
                        "marketplace.tombstones.purge-every", "2m",
                        "marketplace.tombstones.batch", "3")))
                .isEqualTo(new TombstoneProperties(Duration.ofDays(1), Duration.ofMinutes(2), 3));
    }

    private static TombstoneProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("marketplace.tombstones", TombstoneProperties.class);
    }
}
