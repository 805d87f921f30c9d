package marketplace.order.fuzz;

import java.nio.charset.StandardCharsets;

/**
 * A request as it goes over the wire.
 *
 * @param method as far as there is one
 * @param target path and query as far as there are any
 * @param bytes all of it
 * @param ending what may come of it
 * @param trusted whether it carries a good token
 */
@SuppressWarnings("ArrayRecordComponent")
record FuzzRequest(String method, String target, byte[] bytes, Ending ending, boolean trusted) {

    private static final int MOST_SHOWN = 3000;

    /** What may come of a request. */
    enum Ending {
        /** An answer. */
        ANSWER,
        /** An answer, and whatever follows on the connection is not looked at. */
        LAST_ANSWER,
        /** An answer, or none where the server hangs up before it has read more than it has to. */
        PERHAPS,
        /** The same, and the client says that it sends no more: the request may not be over. */
        CUT_OFF;

        boolean mayBeNone() {
            return this == PERHAPS || this == CUT_OFF;
        }
    }

    /** What the server looks at to choose who answers: it passes over a fragment, which no request should have. */
    String path() {
        return target.replaceFirst("(?s)[?#].*", "");
    }

    /** The beginning of it; what is not printable as a code. */
    String shown() {
        String text = new String(bytes, 0, Math.min(bytes.length, MOST_SHOWN), StandardCharsets.ISO_8859_1);
        StringBuilder shown = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '\n' || (c >= ' ' && c < 127)) {
                shown.append((char) c);
            } else if (c != '\r') {
                shown.append("\\x%02x".formatted(c));
            }
        });
        return bytes.length > MOST_SHOWN ? "%s ... %d bytes".formatted(shown, bytes.length) : shown.toString();
    }
}
