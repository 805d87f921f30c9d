package marketplace.order.vendor;

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
 * Limits of calls to vendors.
 *
 * @param timeout how long a call may take, from looking up the name to the last byte
 * @param largestAnswer of which the body is read
 * @param connectionsPerVendor at once; with as many calls waiting for one
 * @param callsInFlight of all vendors together, in this instance
 * @param longestWait the longest that a vendor may put off a question
 * @param idleConnection after which a connection is closed
 */
@Validated
@ConfigurationProperties("marketplace.vendors")
record VendorProperties(
        @DefaultValue("5s") @DurationMin(millis = 1) @DurationMax(seconds = 60)
        Duration timeout,

        @DefaultValue("64KB") DataSize largestAnswer,
        @DefaultValue("8") @Min(1) @Max(1000) int connectionsPerVendor,
        @DefaultValue("256") @Min(1) @Max(10_000) int callsInFlight,

        @DefaultValue("5m") @DurationMin(seconds = 1) @DurationMax(hours = 1)
        Duration longestWait,

        @DefaultValue("15s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration idleConnection) {}
