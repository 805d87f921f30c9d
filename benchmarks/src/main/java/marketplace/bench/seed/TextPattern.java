package marketplace.bench.seed;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of an order in which its number, its parties and all times can be replaced, ready for {@code COPY}. */
final class TextPattern {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|\\+00:00)";

    private final List<Piece> pieces = new ArrayList<>();

    private TextPattern(String text, Original original) {
        Matcher replaced = Pattern.compile("%s|%s|%s|%s"
                        .formatted(
                                Pattern.quote(original.number()),
                                Pattern.quote(original.buyer()),
                                Pattern.quote(original.provider()),
                                TIME))
                .matcher(text);
        int end = 0;
        while (replaced.find()) {
            addFixed(text.substring(end, replaced.start()));
            pieces.add(piece(replaced.group(), original));
            end = replaced.end();
        }
        addFixed(text.substring(end));
    }

    static TextPattern of(String text, Original original) {
        return new TextPattern(text, original);
    }

    void write(Copied order, StringBuilder line) {
        for (Piece piece : pieces) {
            piece.write(order, line);
        }
    }

    private void addFixed(String text) {
        if (!text.isEmpty()) {
            String escaped = escaped(text);
            pieces.add((order, line) -> line.append(escaped));
        }
    }

    private static Piece piece(String text, Original original) {
        if (text.equals(original.number())) {
            return (order, line) -> line.append(order.number());
        }
        if (text.equals(original.buyer())) {
            return (order, line) -> line.append(order.buyer());
        }
        if (text.equals(original.provider())) {
            return (order, line) -> line.append(order.provider());
        }
        Instant time = OffsetDateTime.parse(text).toInstant();
        return (order, line) -> line.append(time.plus(order.later()));
    }

    /** As the text format of COPY wants it. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    /** A part of the text. */
    private interface Piece {
        void write(Copied order, StringBuilder line);
    }
}
