package marketplace.order.attachment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How many files of what kind and size an order takes, and how long they wait to be named.
 *
 * @param files most files that each party adds to one order, so that neither can keep the other from adding any
 * @param largest size of one file
 * @param types which of the kinds that are known are taken
 * @param chunk how much of a file is in memory, encrypted and stored at once
 * @param transfers how many files are on their way
 * @param purge what becomes of files that nobody needs
 */
@Validated
@ConfigurationProperties("marketplace.attachments")
record AttachmentProperties(
        @DefaultValue("20") @Min(1) @Max(1000) int files,
        @DefaultValue("10MB") DataSize largest,

        @DefaultValue({"PDF", "PNG", "JPEG", "WEBP", "TXT", "CSV", "DOCX", "XLSX", "PPTX", "ZIP"}) @NotEmpty
        Set<FileKind> types,

        @DefaultValue("256KB") DataSize chunk,
        @DefaultValue @Valid Transfers transfers,
        @DefaultValue @Valid Purge purge) {

    private static final DataSize SMALLEST_CHUNK = DataSize.ofBytes(FileKind.TELLING_BYTES);
    private static final DataSize LARGEST_CHUNK = DataSize.ofMegabytes(4);
    private static final DataSize LARGEST_FILE = DataSize.ofGigabytes(1);

    @AssertTrue(message = "the largest file is 1B to 1GB, a chunk 4KB to 4MB")
    boolean isMeasured() {
        return largest.toBytes() > 0
                && largest.compareTo(LARGEST_FILE) <= 0
                && chunk.compareTo(SMALLEST_CHUNK) >= 0
                && chunk.compareTo(LARGEST_CHUNK) <= 0;
    }

    @AssertTrue(message = "an upload that may still go on must not be taken for a broken one")
    boolean isPatient() {
        return purge.brokenAfter().compareTo(transfers.longest()) > 0;
    }

    /**
     * Files on their way.
     *
     * @param uploadsAtOnce most that one instance receives at once; each takes a few chunks of memory
     * @param downloadsAtOnce most that one instance sends at once; each takes a megabyte and a chunk
     * @param perCaller most uploads, and most downloads, of one caller at once
     * @param longest after this a transfer is broken off, however slow the client is
     * @param retryAfter when to come back after a refusal for want of room
     */
    record Transfers(
            @DefaultValue("8") @Min(1) @Max(256) int uploadsAtOnce,
            @DefaultValue("16") @Min(1) @Max(256) int downloadsAtOnce,
            @DefaultValue("4") @Min(1) @Max(256) int perCaller,
            @DefaultValue("10m") @DurationMin(millis = 1) Duration longest,
            @DefaultValue("5s") @DurationMin(seconds = 1) Duration retryAfter) {}

    /**
     * Files that nobody needs.
     *
     * @param enabled whether this instance purges
     * @param unnamedAfter how long a whole file waits for a command that names it
     * @param brokenAfter how long after its beginning an upload that never ended is removed
     * @param every how often they are looked for
     * @param batch most files of one look
     * @param slowestRetry longest rest after a failure of the database; there is no last try
     */
    record Purge(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("1d") @DurationMin(millis = 1) Duration unnamedAfter,
            @DefaultValue("1h") @DurationMin(millis = 1) Duration brokenAfter,
            @DefaultValue("5m") @DurationMin(millis = 1) Duration every,
            @DefaultValue("100") @Min(1) @Max(1000) int batch,
            @DefaultValue("1m") @DurationMin(millis = 1) Duration slowestRetry) {}
}
