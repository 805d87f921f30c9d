package marketplace.notification.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import marketplace.contracts.Role;

/** Where a notice is among those of its order; no two are at one place, and none ever moves. */
record NoticePlace(long orderVersion, Role role, String recipientId, String message) {

    /** Before all of them: there is no version 0. */
    static final NoticePlace START = new NoticePlace(0, Role.BUYER, "", "");

    private static final String ROLES =
            String.join("|", Arrays.stream(Role.values()).map(Role::name).toList());
    private static final Pattern WRITTEN =
            Pattern.compile("([0-9]{1,18}) (" + ROLES + ") ([a-z0-9-]{1,64}) (\\P{Cc}{1,128})");

    /** As a cursor. */
    String text() {
        String written = "%d %s %s %s".formatted(orderVersion, role, message, recipientId);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(written.getBytes(UTF_8));
    }

    /** The place that a cursor names; empty when it is none of ours. */
    static Optional<NoticePlace> of(String cursor) {
        try {
            Matcher written = WRITTEN.matcher(new String(Base64.getUrlDecoder().decode(cursor), UTF_8));
            return written.matches()
                    ? Optional.of(new NoticePlace(
                            Long.parseLong(written.group(1)),
                            Role.valueOf(written.group(2)),
                            written.group(4),
                            written.group(3)))
                    : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
