package marketplace.notification.message;

import java.util.Locale;

/**
 * What somebody else says with a code. It is put into words where there are words for it, and shown as it is where there are none yet:
 * codes are open to new values.
 */
public record Code(Kind kind, String value) {

    /** The key of its words, as in {@code trouble.time-out}. */
    String key() {
        return kebab(kind.name()) + "." + kebab(value);
    }

    private static String kebab(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a code is about. */
    public enum Kind {
        /** Why delivering does not succeed. */
        TROUBLE,
        /** Why a buyer wants money back. */
        REFUND_REASON,
        /** What the operator decided. */
        OUTCOME,
        /** For what there is time until the deadline. */
        TIME_TO
    }
}
