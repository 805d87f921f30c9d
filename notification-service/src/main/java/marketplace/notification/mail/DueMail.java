package marketplace.notification.mail;

import java.time.Instant;
import java.util.UUID;
import marketplace.notification.message.Arguments;
import marketplace.notification.message.Message;
import marketplace.notification.recipient.EmailAddress;
import marketplace.notification.recipient.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * A mail that this instance has claimed.
 *
 * @param attempt which try this is, from 1; who still holds it may settle the mail
 * @param address absent when the recipient has taken it back
 * @param traceParent W3C trace context of the notice
 */
record DueMail(
        UUID noticeId,
        int attempt,
        Recipient recipient,
        @Nullable EmailAddress address,
        Message message,
        Arguments arguments,
        Instant createdAt,
        @Nullable String traceParent) {}
