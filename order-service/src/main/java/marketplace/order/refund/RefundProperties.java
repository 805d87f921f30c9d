package marketplace.order.refund;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How refunds that are due are looked for. How often each is tried is on its order.
 *
 * @param enabled whether this instance tries again by itself
 * @param poll rest after a round that found nothing
 * @param batch most orders of one round, put into the lanes at once
 * @param rest how long an order is left alone that cannot be read or changed
 * @param firstRetry rest after a failure of the database; doubles from then on
 * @param slowestRetry longest rest after a failure; there is no last one
 */
@Validated
@ConfigurationProperties("marketplace.refunds")
record RefundProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration poll,
        @DefaultValue("64") @Min(1) @Max(256) int batch,
        @DefaultValue("10m") @DurationMin(millis = 1) Duration rest,
        @DefaultValue("500ms") @DurationMin(millis = 1) Duration firstRetry,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration slowestRetry) {}
