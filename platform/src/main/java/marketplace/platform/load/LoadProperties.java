package marketplace.platform.load;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much one instance takes on at once. What it takes on it answers soon; what is more is told so at once.
 *
 * @param requests most requests that are worked on; one that waits for something to happen, or whose answer has begun, is not among them
 * @param fewest so many requests are always taken on, however long the others take
 * @param answer how long an answer should take on average; while many take longer, fewer requests are taken on
 * @param connections most connections of clients, idle ones included
 */
@Validated
@ConfigurationProperties("marketplace.load")
record LoadProperties(
        @DefaultValue("1000") @Min(1) @Max(100_000) int requests,
        @DefaultValue("50") @Min(1) @Max(100_000) int fewest,
        @DefaultValue("300ms") @DurationMin(millis = 1) Duration answer,
        @DefaultValue("4000") @Min(1) @Max(1_000_000) int connections) {}
