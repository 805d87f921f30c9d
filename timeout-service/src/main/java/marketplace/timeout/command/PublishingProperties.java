package marketplace.timeout.command;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long publishing may take before it counts as failed.
 *
 * @param acceptedWithin longest wait for room and for knowledge of the topic
 * @param acknowledgedWithin longest wait for the acknowledgement of a command, tries again included
 * @param inFlight commands under way at once
 */
@Validated
@ConfigurationProperties("marketplace.publishing")
record PublishingProperties(
        @DefaultValue("5s") @DurationMin(millis = 100) Duration acceptedWithin,
        @DefaultValue("10s") @DurationMin(millis = 100) Duration acknowledgedWithin,
        @DefaultValue("1024") @Min(1) @Max(10_000) int inFlight) {}
