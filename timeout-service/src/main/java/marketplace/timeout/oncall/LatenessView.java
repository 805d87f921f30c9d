package marketplace.timeout.oncall;

import java.time.Instant;
import marketplace.timeout.firing.Lateness.Summary;
import org.jspecify.annotations.Nullable;

/**
 * How late the service is. Times in milliseconds.
 *
 * @param overdue deadlines missed more than a second ago whose command is not published yet
 * @param oldestOverdueSince due time of the oldest of them
 * @param unanswered deadlines whose command was published and that no event has ended yet
 * @param latest the latest publications of this instance
 */
record LatenessView(long overdue, @Nullable Instant oldestOverdueSince, long unanswered, Publications latest) {

    record Publications(int count, long p50Millis, long p99Millis, long maxMillis) {

        static Publications of(Summary summary) {
            return new Publications(
                    summary.publications(),
                    summary.p50().toMillis(),
                    summary.p99().toMillis(),
                    summary.max().toMillis());
        }
    }
}
