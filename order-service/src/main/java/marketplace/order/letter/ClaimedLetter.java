package marketplace.order.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter that this instance alone sends until its lease ends, with its record as it was.
 *
 * @param replays how often it was claimed, this time included
 */
@SuppressWarnings("ArrayRecordComponent")
record ClaimedLetter(
        long id,
        int replays,
        String topic,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<LetterHeader> headers) {}
