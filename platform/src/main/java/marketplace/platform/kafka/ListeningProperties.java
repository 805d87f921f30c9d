package marketplace.platform.kafka;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a listener tries again.
 *
 * @param firstRetry delay before the first repeat; doubles from then on
 * @param slowestRetry longest delay between two tries; there is no last try
 */
@Validated
@ConfigurationProperties("marketplace.listening")
record ListeningProperties(
        @DefaultValue("200ms") @DurationMin(millis = 1) Duration firstRetry,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration slowestRetry) {}
