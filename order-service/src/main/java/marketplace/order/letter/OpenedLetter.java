package marketplace.order.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with what it holds.
 *
 * @param headers of the letter, the first ones where there are many
 * @param headerCount how many there are
 * @param value the record's body; absent where it has none
 */
record OpenedLetter(
        DeadLetter letter,
        List<ShownHeader> headers,
        int headerCount,
        @Nullable LetterContent value) {

    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_NAME = 200;

    static OpenedLetter of(DeadLetter letter, List<LetterHeader> headers, byte @Nullable [] beginning) {
        return new OpenedLetter(
                letter,
                headers.stream().limit(MOST_HEADERS).map(ShownHeader::of).toList(),
                headers.size(),
                beginning == null ? null : LetterContent.of(beginning, letter.size()));
    }

    /** A header of a letter. */
    record ShownHeader(String name, @Nullable LetterContent value) {

        static ShownHeader of(LetterHeader header) {
            return new ShownHeader(
                    LetterText.cut(header.name(), LONGEST_NAME),
                    header.value() == null ? null : LetterContent.ofHeader(header.value()));
        }
    }
}
