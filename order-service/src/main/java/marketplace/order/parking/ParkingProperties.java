package marketplace.order.parking;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How parked payments are tried again, and how long they are kept.
 *
 * @param enabled whether this instance tries again by itself; it parks all the same
 * @param firstDelay longest wait before the first repeat; doubles from then on
 * @param longestDelay longest wait between two tries
 * @param giveAfter how long a payment waits before it is given to the operator
 * @param batch most payments that one purge deletes
 * @param concurrency most payments that one round takes, and puts into the lanes at once
 * @param poll rest after a round that found nothing
 * @param lease how long a payment stays with an instance that no longer answers, by the database's clock; longer than a try may
 *     take, or a payment could be settled by hand while it is applied
 * @param silence longest silence of the database within one statement; what was asked may be asked again
 * @param firstRetry rest after a failure of the database; doubles from then on
 * @param slowestRetry longest rest after a failure; there is no last one
 * @param keptFor how long applied payments are kept; settled ones stay for good, for nothing else knows that they are dealt with
 * @param purgeEvery how often they are looked through
 */
@Validated
@ConfigurationProperties("marketplace.parking")
record ParkingProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration firstDelay,
        @DefaultValue("10m") @DurationMin(millis = 1) Duration longestDelay,
        @DefaultValue("24h") @DurationMin(seconds = 1) Duration giveAfter,
        @DefaultValue("100") @Min(1) @Max(1000) int batch,
        @DefaultValue("8") @Min(1) @Max(256) int concurrency,
        @DefaultValue("500ms") @DurationMin(millis = 1) Duration poll,
        @DefaultValue("30s") @DurationMin(seconds = 1) Duration lease,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration silence,
        @DefaultValue("500ms") @DurationMin(millis = 1) Duration firstRetry,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration slowestRetry,
        @DefaultValue("90d") @DurationMin(seconds = 1) Duration keptFor,
        @DefaultValue("1h") @DurationMin(millis = 1) Duration purgeEvery) {}
