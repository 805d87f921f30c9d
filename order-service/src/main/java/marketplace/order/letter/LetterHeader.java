package marketplace.order.letter;

import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A header of a letter, byte by byte. */
@SuppressWarnings("ArrayRecordComponent")
record LetterHeader(String name, byte @Nullable [] value) {

    static LetterHeader of(Header header) {
        return new LetterHeader(header.key(), header.value());
    }
}
