package marketplace.order.letter;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How dead letters are shown, replayed and forgotten.
 *
 * @param shown longest beginning of a body that is shown
 * @param acceptedWithin longest wait of a replay for a broker that takes it
 * @param acknowledgedWithin longest wait of a replay for the acknowledgement
 * @param lease how long a letter stays with an instance that no longer answers, by the database's clock; longer than a replay may take
 * @param silence longest silence of the database when a letter is written down; what was asked is asked again
 * @param most open letters after which no more are taken until operators have closed some; what comes waits in Kafka. The last batch
 *     may go beyond it
 * @param keptFor how long closed letters are kept; longer than Kafka keeps them, or one that is read anew would be open again
 * @param purgeEvery how often they are looked through
 * @param batch most letters that one statement deletes
 * @param slowestRetry longest rest after a failure of the purge
 */
@Validated
@ConfigurationProperties("marketplace.dead-letters")
record DeadLetterProperties(
        @DefaultValue("256KB") DataSize shown,

        @DefaultValue("5s") @DurationMin(millis = 1) @DurationMax(minutes = 1)
        Duration acceptedWithin,

        @DefaultValue("10s") @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration acknowledgedWithin,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration lease,

        @DefaultValue("5s") @DurationMin(millis = 1) Duration silence,
        @DefaultValue("10000") @Min(1) @Max(1_000_000) int most,
        @DefaultValue("90d") @DurationMin(seconds = 1) Duration keptFor,
        @DefaultValue("1h") @DurationMin(millis = 1) Duration purgeEvery,
        @DefaultValue("100") @Min(1) @Max(1000) int batch,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration slowestRetry) {

    private static final DataSize LARGEST_SHOWN = DataSize.ofMegabytes(4);

    @AssertTrue(message = "what is shown of a body is 1B to 4MB")
    boolean isMeasured() {
        return shown.toBytes() > 0 && shown.compareTo(LARGEST_SHOWN) <= 0;
    }

    @AssertTrue(message = "the lease is longer than a replay may take")
    boolean isLeasedLongEnough() {
        return lease.compareTo(acceptedWithin.plus(acknowledgedWithin)) > 0;
    }
}
