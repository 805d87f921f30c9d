package marketplace.order.letter;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Text that anybody may have written, made fit for a line of a list and a column of the database. */
final class LetterText {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

    private LetterText() {}

    /** What reads as UTF-8, on one line, its beginning where it is long. */
    static String line(byte[] bytes, int longest) {
        return line(new String(bytes, StandardCharsets.UTF_8), longest);
    }

    static String line(String text, int longest) {
        return cut(CONTROL.matcher(text).replaceAll(" ").strip(), longest);
    }

    /** Cuts no character in two. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, splitsPair ? longest - 1 : longest);
    }
}
