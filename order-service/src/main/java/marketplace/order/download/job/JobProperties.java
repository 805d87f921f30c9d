package marketplace.order.download.job;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How downloads are made in the background, and how long they are kept.
 *
 * @param enabled whether this instance makes any; it takes and tells about them all the same
 * @param atOnce most that one instance makes at once
 * @param page orders that are collected at once; after each page it is written down how far the job is
 * @param part size of the pieces that a file is kept in
 * @param lease how long a job stays with an instance that no longer answers, by the database's clock; longer than a page takes
 * @param poll rest of a worker that found nothing to do
 * @param attempts how often a job may fail or be left without getting on before it is given up
 * @param retry rest after a failure
 * @param kept most jobs of one caller that are kept
 * @param keptFor how long a file can be fetched
 * @param rememberedFor how long after that it is said that there was one
 * @param purgeEvery how often what nobody needs is looked for
 * @param purgeBatch most pages and parts that one statement deletes
 */
@Validated
@ConfigurationProperties("marketplace.downloads.jobs")
record JobProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1") @Min(1) @Max(16) int atOnce,
        @DefaultValue("2000") @Min(1) @Max(10_000) int page,
        @DefaultValue("512KB") DataSize part,
        @DefaultValue("30s") @DurationMin(seconds = 1) Duration lease,
        @DefaultValue("500ms") @DurationMin(millis = 1) Duration poll,
        @DefaultValue("5") @Min(1) @Max(100) int attempts,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration retry,
        @DefaultValue("20") @Min(1) @Max(1000) int kept,
        @DefaultValue("3d") @DurationMin(seconds = 1) Duration keptFor,
        @DefaultValue("1d") @DurationMin(seconds = 1) Duration rememberedFor,
        @DefaultValue("1m") @DurationMin(millis = 1) Duration purgeEvery,
        @DefaultValue("64") @Min(1) @Max(1000) int purgeBatch) {

    private static final DataSize SMALLEST_PART = DataSize.ofKilobytes(1);
    private static final DataSize LARGEST_PART = DataSize.ofMegabytes(16);

    JobProperties {
        if (part.compareTo(SMALLEST_PART) < 0 || part.compareTo(LARGEST_PART) > 0) {
            throw new IllegalArgumentException(
                    "marketplace.downloads.jobs.part is from %s to %s".formatted(SMALLEST_PART, LARGEST_PART));
        }
    }
}
