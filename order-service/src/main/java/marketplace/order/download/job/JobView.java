package marketplace.order.download.job;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job as the API shows it. */
@Schema(name = "Download")
record JobView(
        String downloadId,
        JobState state,
        String format,
        String language,

        @Schema(description = "Orders that were found so far")
        long rows,

        @Schema(description = "How many there were when it began; missing where they were too many to count") @Nullable
        Long total,

        @Schema(description = "Never less than before; 100 when there is a file", minimum = "0", maximum = "100")
        int percent,

        @Schema(description = "Of the file, in bytes") @Nullable
        Long size,

        @Schema(description = "Of the file, in hexadecimal digits") @Nullable
        String sha256,

        @Nullable JobFailure failure,
        Instant createdAt,
        @Nullable Instant readyAt,

        @Schema(description = "Until then the file can be fetched, or the job is remembered") @Nullable
        Instant expiresAt) {

    static JobView of(Job job) {
        Job.JobFile file = job.file();
        return new JobView(
                job.id(),
                job.state(),
                job.layout().format().extension(),
                job.layout().language().tag(),
                job.progress().rows(),
                job.progress().total(),
                job.percent(),
                file == null ? null : file.size(),
                file == null ? null : HexFormat.of().formatHex(file.sha256()),
                job.failure(),
                job.createdAt(),
                file == null ? null : file.readyAt(),
                job.expiresAt());
    }

    /** Jobs of a caller, newest first. */
    @Schema(name = "Downloads")
    record Page(List<JobView> downloads) {}
}
