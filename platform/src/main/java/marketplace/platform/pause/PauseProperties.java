package marketplace.platform.pause;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How an instance learns what is paused.
 *
 * @param every how often it looks
 * @param silence longest silence of the database in a look; then it is asked anew
 * @param slowestRetry longest rest after looks that failed
 */
@Validated
@ConfigurationProperties("marketplace.pauses")
record PauseProperties(
        @DefaultValue("1s") @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration every,

        @DefaultValue("5s") @DurationMin(millis = 1) @DurationMax(minutes = 1)
        Duration silence,

        @DefaultValue("5s") @DurationMin(millis = 1) @DurationMax(minutes = 1)
        Duration slowestRetry) {}
