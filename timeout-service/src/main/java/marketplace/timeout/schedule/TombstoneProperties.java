package marketplace.timeout.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long closed rows are kept.
 *
 * @param keptFor longer than an order event can be late
 * @param purgeEvery rest between two purges
 * @param batch rows deleted by one statement
 */
@Validated
@ConfigurationProperties("marketplace.tombstones")
record TombstoneProperties(
        @DefaultValue("30d") @DurationMin(hours = 1) Duration keptFor,
        @DefaultValue("1h") @DurationMin(seconds = 1) Duration purgeEvery,
        @DefaultValue("1000") @Min(1) @Max(10_000) int batch) {}
