package marketplace.notification.inbox;

import java.time.Instant;
import java.util.UUID;
import marketplace.notification.message.Reading;
import marketplace.notification.message.Text;
import marketplace.notification.message.Texts;
import org.jspecify.annotations.Nullable;

/**
 * A notice in the reader's language.
 *
 * @param position ascends within the inbox; the id of the notice's event in the stream
 * @param message what it says, coded
 */
record NoticeView(
        UUID id,
        long position,
        String orderNumber,
        long orderVersion,
        String message,
        String title,
        String text,
        Instant occurredAt,
        Instant createdAt,
        @Nullable Instant readAt) {

    static NoticeView of(Notice notice, Texts texts, Reading reading) {
        Text text = texts.text(notice.message(), notice.arguments(), reading);
        return new NoticeView(
                notice.id(),
                notice.position(),
                notice.orderNumber(),
                notice.orderVersion(),
                notice.message().key(),
                text.title(),
                text.body(),
                notice.occurredAt(),
                notice.createdAt(),
                notice.readAt());
    }
}
