package marketplace.order.letter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as operators see it in lists.
 *
 * @param topic where the record was, and goes when it is replayed
 * @param original absent where the letter does not say it
 * @param kept where the letter lies
 * @param consumerGroup which gave the record up
 * @param type which event or command the record says that it is; absent where it does not say
 * @param key as text, its beginning where it is long
 * @param size of the record's body in bytes
 * @param whole whether the record is there; one that was too large for its letter is not
 * @param cameAt when it was put aside
 * @param replays how often it was sent, or may have been
 */
record DeadLetter(
        long letterId,
        LetterState state,
        String topic,
        @Nullable LetterPlace original,
        LetterPlace kept,
        @Nullable String consumerGroup,
        @Nullable String reason,
        @Nullable String type,
        @Nullable String key,
        int size,
        boolean whole,
        Instant cameAt,
        int replays,
        @Nullable Instant closedAt,
        @Nullable String note,
        @Nullable String closedBy) {

    boolean isDiscarded(String with, String by) {
        return state == LetterState.DISCARDED && with.equals(note) && by.equals(closedBy);
    }

    /** A page of dead letters; no {@code nextAfter} means that it is the last. */
    record DeadLetters(List<DeadLetter> letters, @Nullable Long nextAfter) {

        static DeadLetters of(List<DeadLetter> found, int limit) {
            return new DeadLetters(
                    found, found.size() < limit ? null : found.getLast().letterId());
        }
    }
}
