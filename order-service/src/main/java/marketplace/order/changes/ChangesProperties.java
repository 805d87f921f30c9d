package marketplace.order.changes;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of the changes feed.
 *
 * @param longestWait longest that a caller may let a request wait for a change
 * @param listeners long polls and streams open at once on this instance
 * @param listenersPerCaller open at once on this instance for one caller
 * @param pace shortest time between two rounds over the listeners, however often something is committed
 * @param poll longest time between two rounds, after which commits of other instances are found
 * @param answer longest wait for the database in a round
 * @param retry how long to rest after a round that failed
 * @param readers pages that are read for listeners at the same time; each needs a connection
 * @param tailBatch lines of one lane that a round looks at; when there are more, everybody looks for themselves
 * @param streamBatch changes that one stream gets from one read at most; a slow reader holds two of these in memory
 * @param heartbeat how often an open stream shows that it lives
 * @param streamLife after how long a stream ends, so that a token does not live on in it; clients resume by themselves
 */
@Validated
@ConfigurationProperties("marketplace.changes")
record ChangesProperties(
        @DefaultValue("30s") @DurationMin(millis = 1) @DurationMax(minutes = 5)
        Duration longestWait,

        @DefaultValue("1000") @Min(1) @Max(100_000) int listeners,
        @DefaultValue("10") @Min(1) @Max(1000) int listenersPerCaller,
        @DefaultValue("50ms") @DurationMin(millis = 1) Duration pace,
        @DefaultValue("300ms") @DurationMin(millis = 1) Duration poll,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration answer,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration retry,
        @DefaultValue("2") @Min(1) @Max(64) int readers,
        @DefaultValue("200") @Min(1) @Max(10_000) int tailBatch,
        @DefaultValue("100") @Min(1) @Max(500) int streamBatch,
        @DefaultValue("15s") @DurationMin(millis = 1) Duration heartbeat,
        @DefaultValue("30m") @DurationMin(millis = 1) Duration streamLife) {}
