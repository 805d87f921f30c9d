package marketplace.order.vendor.check;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of checks.
 *
 * @param atOnce how many run in this instance; of one product, one
 * @param total how long one may take; steps that are left then are not tried
 * @param queries how often an accepted create is asked after
 */
@Validated
@ConfigurationProperties("marketplace.vendors.check")
record CheckProperties(
        @DefaultValue("8") @Min(1) @Max(1000) int atOnce,

        @DefaultValue("60s") @DurationMin(millis = 1) @DurationMax(minutes = 10)
        Duration total,

        @DefaultValue("10") @Min(1) @Max(1000) int queries) {}
