package marketplace.order.download.job;

import java.time.Instant;
import marketplace.order.download.file.Layout;
import org.jspecify.annotations.Nullable;

/** A job as its owner sees it. */
record Job(
        String id,
        JobState state,
        Layout layout,
        Progress progress,
        @Nullable JobFile file,
        @Nullable JobFailure failure,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    /** A file is gone at its time, whenever somebody comes round to deleting it. */
    Job at(Instant now) {
        boolean over = state == JobState.READY && expiresAt != null && !now.isBefore(expiresAt);
        return over ? new Job(id, JobState.EXPIRED, layout, progress, file, failure, createdAt, expiresAt) : this;
    }

    int percent() {
        return state == JobState.READY || state == JobState.EXPIRED ? Progress.DONE : progress.percent();
    }

    /**
     * How far it has come.
     *
     * @param rows orders that were collected
     * @param total how many there were when it began; null where they were too many to count
     * @param collected whether these are all
     * @param rendered how many of them stand in the file
     */
    record Progress(long rows, @Nullable Long total, boolean collected, long rendered) {

        static final int DONE = 100;
        private static final int COLLECTED = 80;

        /** Never less than before, and 100 only when there is a file. */
        int percent() {
            if (collected) {
                return COLLECTED + share(rendered, rows, DONE - COLLECTED);
            }
            return total == null ? 0 : share(rows, total, COLLECTED);
        }

        private static int share(long done, long all, int of) {
            return (int) Math.min(of - 1, all == 0 ? 0 : done * of / all);
        }
    }

    /**
     * The finished file.
     *
     * @param name under which its parts are kept
     */
    @SuppressWarnings("ArrayRecordComponent")
    record JobFile(String name, int parts, long size, byte[] sha256, Instant readyAt) {}
}
