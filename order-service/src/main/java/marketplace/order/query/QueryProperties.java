package marketplace.order.query;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much one question may cost.
 *
 * @param count orders are counted up to here; more are "at least as many"
 * @param connections so many questions are asked at once; the others wait
 * @param acquire longest wait for one of them, then 503
 */
@Validated
@ConfigurationProperties("marketplace.query")
record QueryProperties(
        @DefaultValue("1000000") @Min(1) @Max(100_000_000) long count,
        @DefaultValue("4") @Min(1) @Max(64) int connections,

        @DefaultValue("2s") @NotNull @DurationMin(millis = 1)
        Duration acquire) {}
