package marketplace.order.download.job;

/** What has become of a job. */
enum JobState {
    RUNNING,
    READY,
    /** By its owner, while it ran. */
    CANCELLED,
    FAILED,
    /** It was ready; its file is no longer kept. */
    EXPIRED
}
