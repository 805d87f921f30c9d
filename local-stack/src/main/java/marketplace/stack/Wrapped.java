package marketplace.stack;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines for a screen, on which a Chinese character takes the place of two Latin ones. */
record Wrapped(List<String> lines) {

    static Wrapped at(int width, String text) {
        List<String> lines = new ArrayList<>();
        text.lines().forEach(line -> breakUp(line, width, lines));
        return new Wrapped(List.copyOf(lines));
    }

    private static void breakUp(String line, int width, List<String> lines) {
        String left = line;
        while (columns(left) > width) {
            int at = lastBreak(left, lastFitting(left, width));
            lines.add(left.substring(0, at).stripTrailing());
            left = left.substring(at).stripLeading();
        }
        lines.add(left);
    }

    /** The last place up to {@code end} where the text may break; {@code end} itself when there is none. */
    private static int lastBreak(String text, int end) {
        for (int at = end; at > 0; at--) {
            if (text.charAt(at) == ' ' || isWide(text.charAt(at)) || isWide(text.charAt(at - 1))) {
                return at;
            }
        }
        return end;
    }

    private static int lastFitting(String text, int width) {
        int columns = 0;
        for (int at = 0; at < text.length(); at++) {
            columns += columns(text.charAt(at));
            if (columns > width) {
                return at;
            }
        }
        return text.length();
    }

    private static int columns(String text) {
        return text.chars().map(c -> columns((char) c)).sum();
    }

    private static int columns(char c) {
        return isWide(c) ? 2 : 1;
    }

    private static boolean isWide(char c) {
        return c >= 0x2E80 && c <= 0xFFEF;
    }
}
