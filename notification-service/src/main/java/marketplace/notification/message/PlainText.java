package marketplace.notification.message;

import java.util.regex.Pattern;

/** What people wrote, made harmless: one line of bounded length that can be stored, shown and mailed. */
public final class PlainText {

    private static final int LONGEST = 500;

    /**
     * Line breaks and other controls, NUL among them, halves of characters, and marks that turn the direction of
     * what follows.
     */
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");

    private PlainText() {}

    /** The text on one line, cut where it is too long. */
    public static String oneLine(String text) {
        String line = UNSAFE.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
