package marketplace.order.download;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much downloads may take of an instance.
 *
 * @param atOnce most that one instance sends at once; each has a thread that waits for its client
 * @param perCaller most that one instance sends to one caller at once
 * @param page orders that are read at once; at most three pages of a download are in memory
 * @param longest after this a download is broken off, however slowly its client reads
 * @param retryAfter when to come back after a refusal for want of room
 */
@Validated
@ConfigurationProperties("marketplace.downloads")
record DownloadProperties(
        @DefaultValue("4") @Min(1) @Max(64) int atOnce,
        @DefaultValue("2") @Min(1) @Max(64) int perCaller,
        @DefaultValue("1000") @Min(1) @Max(10_000) int page,
        @DefaultValue("1h") @DurationMin(seconds = 1) Duration longest,
        @DefaultValue("10s") @DurationMin(seconds = 1) Duration retryAfter) {}
