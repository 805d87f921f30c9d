package marketplace.order.vendor.endpoint;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How endpoints of vendors are kept.
 *
 * @param secretOverlap how long calls are signed with the secret before, too, after a new one was registered
 */
@Validated
@ConfigurationProperties("marketplace.vendors.endpoints")
record EndpointProperties(
        @DefaultValue("24h") @DurationMin(seconds = 0) @DurationMax(days = 30)
        Duration secretOverlap) {}
