package marketplace.notification.inbox;

import java.time.Clock;
import java.util.UUID;
import marketplace.notification.recipient.Recipient;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What one recipient sees of the notices; every statement names whose they are. */
@Component
class InboxStore {

    private static final String PAGE = """
            select id, position, order_number, order_version, message, arguments, occurred_at, created_at, read_at
              from notices
             where recipient_role = :role and recipient_id = :id
               and position < :before
               and (not :unread or read_at is null)
             order by position desc
             limit :limit
            """;

    private static final String COUNT_UNREAD = """
            select count(*)
              from notices
             where recipient_role = :role and recipient_id = :id and read_at is null
            """;

    private static final String LAST_POSITION = """
            select coalesce(max(last_position), 0)
              from inboxes
             where recipient_role = :role and recipient_id = :id
            """;

    private static final String MARK_READ = """
            update notices
               set read_at = coalesce(read_at, :now)
             where recipient_role = :role and recipient_id = :id and id = :notice
            """;

    private static final String MARK_ALL_READ = """
            update notices
               set read_at = :now
             where recipient_role = :role and recipient_id = :id and read_at is null and position <= :up_to
            """;

    private final DatabaseClient database;
    private final NoticeRows rows;
    private final Clock clock;

    InboxStore(DatabaseClient database, NoticeRows rows, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.clock = clock;
    }

    /** Newest first. */
    Flux<Notice> page(Recipient recipient, long before, int limit, boolean unreadOnly) {
        return of(recipient, PAGE)
                .bind("before", before)
                .bind("limit", limit)
                .bind("unread", unreadOnly)
                .map(rows::notice)
                .all();
    }

    Mono<Long> countUnread(Recipient recipient) {
        return of(recipient, COUNT_UNREAD).mapValue(Long.class).one();
    }

    /** The position of the newest notice, 0 in an empty inbox. */
    Mono<Long> lastPosition(Recipient recipient) {
        return of(recipient, LAST_POSITION).mapValue(Long.class).one();
    }

    /** Whether the recipient has such a notice. */
    Mono<Boolean> markRead(Recipient recipient, UUID notice) {
        return of(recipient, MARK_READ)
                .bind("notice", notice)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(updated -> updated > 0);
    }

    /** How many became read. */
    Mono<Long> markAllRead(Recipient recipient, long upTo) {
        return of(recipient, MARK_ALL_READ)
                .bind("up_to", upTo)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated();
    }

    private GenericExecuteSpec of(Recipient recipient, String sql) {
        return database.sql(sql).bind("role", recipient.role().name()).bind("id", recipient.id());
    }
}
