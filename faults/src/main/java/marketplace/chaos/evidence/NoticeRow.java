package marketplace.chaos.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A line of an inbox.
 *
 * @param mail what became of its mail: {@code PENDING}, {@code SENT} or {@code GIVEN_UP}; absent where none is sent
 * @param failure why its mail was given up
 */
public record NoticeRow(
        String role,
        String recipient,
        long position,
        String orderNumber,
        long version,
        String message,
        @Nullable String mail,
        @Nullable String failure) {}
