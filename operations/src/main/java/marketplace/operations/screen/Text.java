package marketplace.operations.screen;

import java.util.regex.Pattern;

/** Text from anywhere, made fit for one line of a terminal: it can neither break the line nor steer the terminal. */
public final class Text {

    /** Controls (escape sequences begin with one), invisible formatting such as a change of direction, line separators. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+");

    private static final int WIDE = 2;

    private Text() {}

    public static String clean(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(" ");
    }

    /** How many columns of a terminal the text takes: ideographs take two. */
    static int width(String text) {
        return text.codePoints().map(Text::width).sum();
    }

    private static int width(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(codePoint) ? WIDE : 1;
    }

    private static boolean isWide(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            default -> (codePoint >= 0x3000 && codePoint <= 0x303F) || (codePoint >= 0xFF01 && codePoint <= 0xFF60);
        };
    }
}
