package marketplace.order.attachment;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Names of files: they come from one party's computer and end on another's. */
final class FileNames {

    static final int LONGEST = 200;

    private static final String FORBIDDEN = "/\\:*?\"<>|";

    private FileNames() {}

    /**
     * The name in Unicode's composed form.
     *
     * @throws IllegalArgumentException when it is none that every computer takes
     */
    static String of(@Nullable String given) {
        String name = Normalizer.normalize(given == null ? "" : given, Normalizer.Form.NFC);
        boolean allowed = !name.isBlank()
                && name.length() <= LONGEST
                && name.equals(name.strip())
                && !name.startsWith(".")
                && !name.endsWith(".")
                && name.codePoints().allMatch(FileNames::isAllowed);
        if (!allowed) {
            throw new IllegalArgumentException("no name of a file");
        }
        return name;
    }

    /** Format characters may turn around how a name reads; those that join letters of some scripts are needed. */
    private static boolean isAllowed(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> codePoint == 0x200C || codePoint == 0x200D;
            default -> FORBIDDEN.indexOf(codePoint) < 0;
        };
    }
}
