package marketplace.order.query;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much one question may cost.
 *
 * @param count orders are counted up to here; more are "at least as many"
 */
@Validated
@ConfigurationProperties("marketplace.query")
record QueryProperties(
        @DefaultValue("1000000") @Min(1) @Max(100_000_000) long count) {}
