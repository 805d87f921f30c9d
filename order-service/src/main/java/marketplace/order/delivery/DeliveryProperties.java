package marketplace.order.delivery;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How vendors are called until they have delivered, or taken back.
 *
 * @param enabled whether this instance calls; it writes down what is to be called all the same
 * @param concurrency most deliveries that this instance works on at once
 * @param poll how often it looks for more
 * @param lease how long a delivery stays with an instance that no longer answers; longer than a call may take
 * @param turn longest that one step of a delivery takes; what a vendor says after the lease still counts
 * @param firstDelay longest wait before the first repeat; doubles from then on
 * @param longestDelay longest wait between two tries
 * @param afterRefusal wait after a vendor has refused for good
 * @param jitter which part of a wait is left to chance, so that those who failed together do not come back together
 * @param takeBackWithin how long a vendor is asked to take back what it delivered; then it is given up
 * @param keptFor how long deliveries are kept that are over; those that were given up stay until an operator settles them
 * @param purgeEvery how often they are looked through
 * @param purgeBatch most deliveries that one purge deletes
 */
@Validated
@ConfigurationProperties("marketplace.delivery")
record DeliveryProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("64") @Min(1) @Max(1000) int concurrency,

        @DefaultValue("200ms") @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration poll,

        @DefaultValue("20s") @DurationMin(millis = 100) @DurationMax(hours = 1)
        Duration lease,

        @DefaultValue("1m") @DurationMin(millis = 100) @DurationMax(hours = 1)
        Duration turn,

        @DefaultValue("1s") @DurationMin(millis = 1) Duration firstDelay,

        @DefaultValue("5m") @DurationMin(millis = 1) @DurationMax(hours = 1)
        Duration longestDelay,

        @DefaultValue("30m") @DurationMin(millis = 1) @DurationMax(days = 1)
        Duration afterRefusal,

        @DefaultValue("0.5") @DecimalMin("0") @DecimalMax("1")
        double jitter,

        @DefaultValue("7d") @DurationMin(seconds = 1) @DurationMax(days = 90)
        Duration takeBackWithin,

        @DefaultValue("90d") @DurationMin(seconds = 1) Duration keptFor,

        @DefaultValue("1h") @DurationMin(millis = 10) Duration purgeEvery,

        @DefaultValue("1000") @Min(1) @Max(10_000) int purgeBatch) {}
