package marketplace.notification.mail;

import static marketplace.platform.database.SqlValues.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import marketplace.contracts.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What operators see of the mails; no address and no text is among it. */
@Component
class MailDesk {

    private static final String LIST = """
            select number, notice_id, recipient_role, recipient_id, order_number, message, state, attempts,
                   next_attempt_at, last_error, mails.created_at, settled_at
              from mails
              join notices on notices.id = mails.notice_id
             where state = :state and number < :before
             order by number desc
             limit :limit
            """;

    private static final String RETRY = """
            update mails
               set state = 'PENDING', attempts = 0, next_attempt_at = :now, settled_at = null
             where notice_id = :notice and state = 'GIVEN_UP'
            """;

    private static final String EXISTS = "select count(*) from mails where notice_id = :notice";

    private final DatabaseClient database;
    private final Clock clock;

    MailDesk(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Newest first. */
    Flux<MailView> list(MailState state, long before, int limit) {
        return database.sql(LIST)
                .bind("state", state.name())
                .bind("before", before)
                .bind("limit", limit)
                .map(MailDesk::view)
                .all();
    }

    /** Whether a mail that had been given up is due again. */
    Mono<Boolean> retry(UUID notice) {
        return database.sql(RETRY)
                .bind("notice", notice)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(updated -> updated > 0);
    }

    Mono<Boolean> exists(UUID notice) {
        return database.sql(EXISTS)
                .bind("notice", notice)
                .mapValue(Long.class)
                .one()
                .map(count -> count > 0);
    }

    private static MailView view(Readable row) {
        MailState state = MailState.valueOf(required(row, "state", String.class));
        return new MailView(
                required(row, "number", Long.class),
                required(row, "notice_id", UUID.class),
                Role.valueOf(required(row, "recipient_role", String.class)),
                required(row, "recipient_id", String.class),
                required(row, "order_number", String.class),
                required(row, "message", String.class),
                state,
                required(row, "attempts", Integer.class),
                state == MailState.PENDING ? required(row, "next_attempt_at", Instant.class) : null,
                row.get("last_error", String.class),
                required(row, "created_at", Instant.class),
                row.get("settled_at", Instant.class));
    }

    enum MailState {
        PENDING,
        SENT,
        GIVEN_UP
    }

    /**
     * A mail as operators see it.
     *
     * @param number ascends with age; the cursor of the list
     * @param id the notice that it tells
     * @param attempts tries so far
     * @param lastError why the last try failed, coded
     * @param settledAt when it was sent or given up
     */
    record MailView(
            long number,
            UUID id,
            Role recipientRole,
            String recipientId,
            String orderNumber,
            String message,
            MailState state,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable String lastError,
            Instant createdAt,
            @Nullable Instant settledAt) {}

    /** @param nextCursor gets the page after this one; absent on the last */
    record MailPage(List<MailView> mails, @Nullable Long nextCursor) {

        static MailPage of(List<MailView> oneMore, int limit) {
            List<MailView> mails = oneMore.subList(0, Math.min(limit, oneMore.size()));
            return new MailPage(List.copyOf(mails), oneMore.size() > limit ? mails.getLast().number : null);
        }
    }
}
