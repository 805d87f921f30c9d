package marketplace.platform.rate;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often one caller may ask one instance. Far above what a sound client needs: this is for clients that run wild.
 *
 * @param enabled whether anybody is limited at all
 * @param partyPerSecond requests of one buyer or provider in a second, for as long as it likes
 * @param partyBurst requests of one buyer or provider at once, after a rest
 * @param platformPerSecond the same for one operator or service
 * @param platformBurst the same for one operator or service
 * @param callers most callers that are remembered; beyond them those that have been silent longest start anew
 */
@Validated
@ConfigurationProperties("marketplace.rate-limit")
record RateLimitProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("100") @Min(1) @Max(1_000_000) int partyPerSecond,
        @DefaultValue("200") @Min(1) @Max(1_000_000) int partyBurst,
        @DefaultValue("1000") @Min(1) @Max(1_000_000) int platformPerSecond,
        @DefaultValue("2000") @Min(1) @Max(1_000_000) int platformBurst,
        @DefaultValue("20000") @Min(1) @Max(1_000_000) int callers) {

    /** After so much silence every bucket is full: whoever is forgotten then gets nothing more than it had. */
    Duration fullAfter() {
        return Duration.ofSeconds(Math.max(partyBurst / partyPerSecond, platformBurst / platformPerSecond) + 1L);
    }
}
