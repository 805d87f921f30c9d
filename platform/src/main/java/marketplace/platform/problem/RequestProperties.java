package marketplace.platform.problem;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a request may cost before it is understood.
 *
 * @param body within this JSON is here to its end; files have a time of their own
 */
@Validated
@ConfigurationProperties("marketplace.requests")
record RequestProperties(
        @DefaultValue("20s") @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration body) {}
