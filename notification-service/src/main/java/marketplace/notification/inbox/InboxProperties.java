package marketplace.notification.inbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of the inbox and its streams.
 *
 * @param largestPage notices on one page at most
 * @param streamPoll how often all streams of this instance together ask for new notices
 * @param streamBatch notices that one stream gets from one poll at most
 * @param heartbeat how often an open stream shows that it lives
 * @param streamLife after how long a stream ends, so that a token does not live on in it; clients resume by themselves
 * @param streams open at once on this instance
 * @param streamsPerCaller open at once on this instance for one caller
 */
@Validated
@ConfigurationProperties("marketplace.inbox")
record InboxProperties(
        @DefaultValue("100") @Min(1) @Max(1000) int largestPage,
        @DefaultValue("300ms") @DurationMin(millis = 1) Duration streamPoll,
        @DefaultValue("100") @Min(1) @Max(1000) int streamBatch,
        @DefaultValue("15s") @DurationMin(millis = 1) Duration heartbeat,
        @DefaultValue("30m") @DurationMin(millis = 1) Duration streamLife,
        @DefaultValue("1000") @Min(1) @Max(100_000) int streams,
        @DefaultValue("5") @Min(1) @Max(100) int streamsPerCaller) {}
