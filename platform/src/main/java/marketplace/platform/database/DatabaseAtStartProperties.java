package marketplace.platform.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long a service that starts waits for its database: a minute or two, then whoever started it has to do something.
 *
 * @param retries how often a question is asked again
 * @param firstRest before the first time; doubles with every further one
 * @param longestRest the longest
 */
@Validated
@ConfigurationProperties("marketplace.database.start")
record DatabaseAtStartProperties(
        @DefaultValue("20") @Min(0) @Max(1000) int retries,

        @DefaultValue("200ms") @NotNull @DurationMin(millis = 1) @DurationMax(minutes = 1)
        Duration firstRest,

        @DefaultValue("5s") @NotNull @DurationMin(millis = 1) @DurationMax(minutes = 10)
        Duration longestRest) {}
