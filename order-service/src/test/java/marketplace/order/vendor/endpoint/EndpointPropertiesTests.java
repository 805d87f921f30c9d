package marketplace.order.vendor.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EndpointPropertiesTests {

    @Test
    void a_secret_is_replaced_within_a_day_unless_it_is_said_otherwise() {
        assertThat(bind(Map.of())).isEqualTo(new EndpointProperties(Duration.ofHours(24)));
        assertThat(bind(Map.of("marketplace.vendors.endpoints.secret-overlap", "0s")))
                .isEqualTo(new EndpointProperties(Duration.ZERO));
    }

    private static EndpointProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("marketplace.vendors.endpoints", EndpointProperties.class);
    }
}
