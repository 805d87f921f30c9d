package marketplace.order.relay;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the journal is published.
 *
 * @param enabled whether this instance publishes at all
 * @param batch most rows of one lane that are sent before its cursor moves
 * @param poll longest wait before the journal is looked at again; a commit of this instance wakes the relay at once
 * @param lease how long a lane stays with a relay that no longer answers; real time, by the database's clock
 * @param retry delay after a failure
 */
@Validated
@ConfigurationProperties("marketplace.relay")
record RelayProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("500") @Min(1) @Max(10_000) int batch,
        @DefaultValue("100ms") @DurationMin(millis = 1) Duration poll,
        @DefaultValue("10s") @DurationMin(seconds = 1) Duration lease,
        @DefaultValue("500ms") @DurationMin(millis = 1) Duration retry) {}
