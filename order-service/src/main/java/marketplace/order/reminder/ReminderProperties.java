package marketplace.order.reminder;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How operators are reminded.
 *
 * @param every how often the log says what waits for them
 * @param firstRetry rest after a failure of the database; doubles from then on
 * @param slowestRetry longest rest after a failure; there is no last one
 */
@Validated
@ConfigurationProperties("marketplace.reminder")
record ReminderProperties(
        @DefaultValue("1h") @DurationMin(millis = 1) Duration every,
        @DefaultValue("500ms") @DurationMin(millis = 1) Duration firstRetry,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration slowestRetry) {}
