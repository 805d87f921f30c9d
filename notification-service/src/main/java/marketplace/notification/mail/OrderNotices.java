package marketplace.notification.mail;

import static marketplace.platform.database.SqlValues.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import marketplace.contracts.Role;
import marketplace.notification.mail.MailDesk.MailState;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Who was told what of an order, and what became of the mails; no address and no text is among it. */
@Component
class OrderNotices {

    /** Along the index that makes a notice visible once. */
    private static final String LIST = """
            select id, recipient_role, recipient_id, order_version, message, occurred_at, notices.created_at, read_at,
                   state, attempts, next_attempt_at, last_error, settled_at
              from notices
              left join mails on mails.notice_id = notices.id
             where order_number = :order
               and (order_version, recipient_role, recipient_id, message) > (:version, :role, :recipient, :message)
             order by order_version, recipient_role, recipient_id, message
             limit :limit
            """;

    private final DatabaseClient database;

    OrderNotices(DatabaseClient database) {
        this.database = database;
    }

    /** By the order's versions. */
    Flux<OrderNotice> list(String orderNumber, NoticePlace after, int limit) {
        return database.sql(LIST)
                .bind("order", orderNumber)
                .bind("version", after.orderVersion())
                .bind("role", after.role().name())
                .bind("recipient", after.recipientId())
                .bind("message", after.message())
                .bind("limit", limit)
                .map(OrderNotices::notice)
                .all();
    }

    private static OrderNotice notice(Readable row) {
        return new OrderNotice(
                required(row, "id", UUID.class),
                Role.valueOf(required(row, "recipient_role", String.class)),
                required(row, "recipient_id", String.class),
                required(row, "order_version", Long.class),
                required(row, "message", String.class),
                required(row, "occurred_at", Instant.class),
                required(row, "created_at", Instant.class),
                row.get("read_at", Instant.class),
                mail(row));
    }

    private static @Nullable NoticeMail mail(Readable row) {
        String state = row.get("state", String.class);
        return state == null
                ? null
                : new NoticeMail(
                        MailState.valueOf(state),
                        required(row, "attempts", Integer.class),
                        MailState.valueOf(state) == MailState.PENDING
                                ? required(row, "next_attempt_at", Instant.class)
                                : null,
                        row.get("last_error", String.class),
                        row.get("settled_at", Instant.class));
    }

    /**
     * A notice as operators see it. It always is in the inbox; by mail it went only where it has one.
     *
     * @param orderVersion the event that it tells of
     * @param message what it says, coded
     * @param readAt when its recipient read it in the inbox
     * @param mail absent where the recipient had no address
     */
    record OrderNotice(
            UUID id,
            Role recipientRole,
            String recipientId,
            long orderVersion,
            String message,
            Instant occurredAt,
            Instant createdAt,
            @Nullable Instant readAt,
            @Nullable NoticeMail mail) {

        private NoticePlace place() {
            return new NoticePlace(orderVersion, recipientRole, recipientId, message);
        }
    }

    /**
     * What became of the mail of a notice.
     *
     * @param attempts tries so far
     * @param lastError why the last try failed, coded
     * @param settledAt when it was sent or given up
     */
    record NoticeMail(
            MailState state,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable String lastError,
            @Nullable Instant settledAt) {}

    /** @param nextCursor gets the page after this one; absent on the last */
    record OrderNoticePage(
            List<OrderNotice> notices, @Nullable String nextCursor) {

        static OrderNoticePage of(List<OrderNotice> oneMore, int limit) {
            List<OrderNotice> notices = oneMore.subList(0, Math.min(limit, oneMore.size()));
            String nextCursor =
                    oneMore.size() > limit ? notices.getLast().place().text() : null;
            return new OrderNoticePage(List.copyOf(notices), nextCursor);
        }
    }
}
