package marketplace.notification.mail;

import static marketplace.platform.database.SqlValues.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import marketplace.contracts.Role;
import marketplace.notification.message.ArgumentsJson;
import marketplace.notification.message.Message;
import marketplace.notification.recipient.EmailAddress;
import marketplace.notification.recipient.Recipient;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The mails that are to be sent. When a mail is due goes by the service's clock, as every time that people see; a lease
 * goes by the database's, because moving the sandbox by days must not give a mail that is being sent to somebody else.
 */
@Component
class MailStore {

    private static final String CLAIM = """
            with due as materialized (
                select notice_id
                  from mails
                 where state = 'PENDING'
                   and next_attempt_at <= :now
                   and (leased_until is null or leased_until < clock_timestamp())
                 order by next_attempt_at
                 limit :limit
                   for update skip locked
            ),
            claimed as (
                update mails
                   set attempts = attempts + 1,
                       leased_until = clock_timestamp() + make_interval(secs => :lease)
                  from due
                 where mails.notice_id = due.notice_id
                returning mails.notice_id, mails.attempts
            )
            select notice_id, attempts, recipient_role, recipient_id, message, arguments, created_at, email, trace_parent
              from claimed
              join notices on notices.id = claimed.notice_id
              left join recipients on recipients.role = recipient_role and recipients.id = recipient_id
             order by recipient_role, recipient_id, position
            """;

    private static final String SENT = """
            update mails
               set state = 'SENT', settled_at = :now, leased_until = null, last_error = null
             where notice_id = :notice and state = 'PENDING' and attempts = :attempt
            """;

    private static final String RETRY_LATER = """
            update mails
               set next_attempt_at = :next_attempt_at, leased_until = null, last_error = :error
             where notice_id = :notice and state = 'PENDING' and attempts = :attempt
            """;

    private static final String GIVE_UP = """
            update mails
               set state = 'GIVEN_UP', settled_at = :now, leased_until = null, last_error = :error
             where notice_id = :notice and state = 'PENDING' and attempts = :attempt
            """;

    private static final String BACKLOG = """
            select count(*) as waiting, min(created_at) as oldest from mails where state = 'PENDING'
            """;

    private final DatabaseClient database;
    private final ArgumentsJson json;
    private final Clock clock;

    MailStore(DatabaseClient database, ArgumentsJson json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Takes mails that are due, each for this instance alone until the lease ends. */
    Flux<DueMail> claim(int limit, Duration lease) {
        return database.sql(CLAIM)
                .bind("now", clock.instant())
                .bind("limit", limit)
                .bind("lease", (double) lease.toSeconds())
                .map(this::dueMail)
                .all();
    }

    /** Whether this try still held the mail; so it is with the two below. */
    Mono<Boolean> sent(DueMail mail) {
        return settle(database.sql(SENT).bind("now", clock.instant()), mail);
    }

    Mono<Boolean> retryLater(DueMail mail, MailFailure failure, Duration delay) {
        return settle(
                database.sql(RETRY_LATER)
                        .bind("next_attempt_at", clock.instant().plus(delay))
                        .bind("error", failure.name()),
                mail);
    }

    Mono<Boolean> giveUp(DueMail mail, MailFailure failure) {
        return settle(database.sql(GIVE_UP).bind("now", clock.instant()).bind("error", failure.name()), mail);
    }

    Mono<Backlog> backlog() {
        return database.sql(BACKLOG)
                .map(row -> new Backlog(required(row, "waiting", Long.class), row.get("oldest", Instant.class)))
                .one();
    }

    private static Mono<Boolean> settle(DatabaseClient.GenericExecuteSpec statement, DueMail mail) {
        return statement
                .bind("notice", mail.noticeId())
                .bind("attempt", mail.attempt())
                .fetch()
                .rowsUpdated()
                .map(updated -> updated > 0);
    }

    private DueMail dueMail(Readable row) {
        String email = row.get("email", String.class);
        return new DueMail(
                required(row, "notice_id", UUID.class),
                required(row, "attempts", Integer.class),
                new Recipient(
                        Role.valueOf(required(row, "recipient_role", String.class)),
                        required(row, "recipient_id", String.class)),
                email == null ? null : new EmailAddress(email),
                Message.ofKey(required(row, "message", String.class)),
                json.read(required(row, "arguments", String.class)),
                required(row, "created_at", Instant.class),
                row.get("trace_parent", String.class));
    }

    /** Mails that are to be sent, and since when the oldest of them is. */
    record Backlog(long waiting, @Nullable Instant oldest) {}
}
