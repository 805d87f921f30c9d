package marketplace.notification.recipient;

import java.util.regex.Pattern;

/** An address that mail can be sent to. Contact data: it never shows itself in a log. */
public record EmailAddress(String value) {

    private static final int LONGEST = 254;
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern SYNTAX =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@" + LABEL + "(?:\\."
                    + LABEL + ")*");
    private static final int LONGEST_LOCAL_PART = 64;

    public EmailAddress {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** Whether it is an ASCII address of RFC 5321 without quotes; nothing that could end a header is. */
    static boolean isValid(String value) {
        return value.length() <= LONGEST
                && value.indexOf('@') <= LONGEST_LOCAL_PART
                && SYNTAX.matcher(value).matches();
    }

    @Override
    public String toString() {
        return "(e-mail address)";
    }
}
