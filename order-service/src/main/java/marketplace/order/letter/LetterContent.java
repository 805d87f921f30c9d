package marketplace.order.letter;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Bytes, as people can look at them.
 *
 * @param cut whether this is their beginning only
 */
record LetterContent(Encoding encoding, String content, boolean cut) {

    private static final int LONGEST_HEADER = 4096;

    /** How bytes became text. */
    enum Encoding {
        UTF_8,
        BASE64
    }

    /**
     * Text where the bytes are UTF-8, else Base64.
     *
     * @param size how many bytes there are where these are only the first ones
     */
    static LetterContent of(byte[] beginning, int size) {
        boolean cut = beginning.length < size;
        return text(beginning, cut)
                .map(text -> new LetterContent(Encoding.UTF_8, text, cut))
                .orElseGet(() ->
                        new LetterContent(Encoding.BASE64, Base64.getEncoder().encodeToString(beginning), cut));
    }

    static LetterContent ofHeader(byte[] value) {
        return of(Arrays.copyOf(value, Math.min(value.length, LONGEST_HEADER)), value.length);
    }

    /** A character that was cut in two is left out. */
    private static Optional<String> text(byte[] bytes, boolean cut) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        boolean readable = !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), text, !cut)
                .isError();
        return readable ? Optional.of(text.flip().toString()) : Optional.empty();
    }
}
