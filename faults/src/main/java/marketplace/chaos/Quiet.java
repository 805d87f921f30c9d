package marketplace.chaos;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import marketplace.chaos.evidence.Databases;
import marketplace.chaos.evidence.GroupOffset;
import marketplace.chaos.evidence.TopicReader;

/** Waits until nothing moves any more: everything is published, every group has heard everything, no mail is being sent, and nothing changes for a while. */
final class Quiet {

    private static final Duration STILL_FOR = Duration.ofSeconds(4);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Databases databases;
    private final TopicReader topics;

    Quiet(Databases databases, TopicReader topics) {
        this.databases = databases;
        this.topics = topics;
    }

    /**
     * How long it took until the last thing moved.
     *
     * @throws IllegalStateException when it does not come to rest in this time
     */
    Duration await(Duration within) throws SQLException, ExecutionException, InterruptedException {
        long start = System.nanoTime();
        long moved = start;
        List<Long> before = List.of();
        while (System.nanoTime() - moved < STILL_FOR.toNanos()) {
            Thread.sleep(BETWEEN_LOOKS);
            List<Long> now = databases.movement();
            if (!now.equals(before) || databases.unpublished() > 0 || databases.claimedMails() > 0 || lag() > 0) {
                moved = System.nanoTime();
                before = now;
            }
            if (System.nanoTime() - start > within.toNanos()) {
                throw new IllegalStateException("still moving after %s: %s, %d not published, lag %d"
                        .formatted(within, now, databases.unpublished(), lag()));
            }
        }
        return Duration.ofNanos(moved - start);
    }

    private long lag() throws ExecutionException, InterruptedException {
        return topics.groups().stream().mapToLong(Quiet::unread).sum();
    }

    private static long unread(GroupOffset group) {
        return group.end() - group.committed();
    }
}
