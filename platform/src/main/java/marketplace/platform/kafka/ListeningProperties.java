package marketplace.platform.kafka;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
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
        @DefaultValue("200ms") @NotNull Duration firstRetry,
        @DefaultValue("5s") @NotNull Duration slowestRetry) {}
