package marketplace.timeout.firing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How deadlines are fired.
 *
 * @param batch most schedules that one claim takes
 * @param poll rest after a claim that found fewer
 * @param afterFailure rest after a failure, of Kafka or the database
 * @param lease how long a claim holds; what was not settled by then fires again, so longer than a publication
 * @param firstRepeat wait before an expiry that nobody answered is published again; doubles from then on
 * @param slowestRepeat longest wait between two publications; there is no last one
 */
@Validated
@ConfigurationProperties("marketplace.firing")
record FiringProperties(
        @DefaultValue("500") @Min(1) @Max(10_000) int batch,
        @DefaultValue("50ms") @DurationMin(millis = 1) Duration poll,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration afterFailure,
        @DefaultValue("30s") @DurationMin(seconds = 1) Duration lease,
        @DefaultValue("1m") @DurationMin(seconds = 1) Duration firstRepeat,
        @DefaultValue("1h") @DurationMin(seconds = 1) Duration slowestRepeat) {

    private static final int MOST_DOUBLINGS = 30;

    /** The wait after an expiry has been published this often. */
    Duration repeatAfter(int attempts) {
        Duration doubled = firstRepeat.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        return doubled.compareTo(slowestRepeat) < 0 ? doubled : slowestRepeat;
    }
}
