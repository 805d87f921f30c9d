package marketplace.timeout.oncall;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import marketplace.platform.database.SqlValues;
import marketplace.timeout.oncall.ScheduleView.DeadlineView;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads schedules for people. */
@Component
class OnCallStore {

    private static final Duration TOLERATED = Duration.ofSeconds(1);

    private static final String ONE = """
            select order_number, order_version, deadline_id, kind, must_act, on_expiry, started_at, due_at, remind_at, next_at,
                attempts, closed_at
            from schedules
            where order_number = :orderNumber
            """;

    private static final String NEXT = """
            select order_number, order_version, deadline_id, kind, must_act, on_expiry, started_at, due_at, remind_at, next_at,
                attempts, closed_at
            from schedules
            where next_at is not null
            order by next_at, order_number
            limit :limit
            """;

    private static final String BACKLOG = """
            select count(*) filter (where attempts = 0) as overdue,
                min(due_at) filter (where attempts = 0) as oldest_overdue_since,
                count(*) filter (where attempts > 0) as unanswered
            from schedules
            where due_at < :before
            """;

    private static final String PENDING = "select count(*) from schedules where due_at is not null";

    private final DatabaseClient database;
    private final Clock clock;

    OnCallStore(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<ScheduleView> schedule(String orderNumber) {
        return database.sql(ONE)
                .bind("orderNumber", orderNumber)
                .map(OnCallStore::scheduleOf)
                .one();
    }

    /** What is due next, soonest first. */
    Flux<ScheduleView> next(int limit) {
        return database.sql(NEXT)
                .bind("limit", limit)
                .map(OnCallStore::scheduleOf)
                .all();
    }

    Mono<Backlog> backlog() {
        return database.sql(BACKLOG)
                .bind("before", clock.instant().minus(TOLERATED))
                .map(OnCallStore::backlogOf)
                .one();
    }

    Mono<Long> pending() {
        return database.sql(PENDING).mapValue(Long.class).one();
    }

    private static ScheduleView scheduleOf(Readable row) {
        Instant nextAt = row.get("next_at", Instant.class);
        return new ScheduleView(
                SqlValues.required(row, "order_number", String.class),
                SqlValues.required(row, "order_version", Long.class),
                nextAt == null,
                nextAt == null ? null : deadline(row),
                nextAt,
                SqlValues.required(row, "attempts", Integer.class),
                row.get("closed_at", Instant.class));
    }

    private static DeadlineView deadline(Readable row) {
        return new DeadlineView(
                SqlValues.required(row, "deadline_id", String.class),
                SqlValues.required(row, "kind", String.class),
                SqlValues.required(row, "must_act", String.class),
                SqlValues.required(row, "on_expiry", String.class),
                SqlValues.required(row, "started_at", Instant.class),
                SqlValues.required(row, "due_at", Instant.class),
                List.of(SqlValues.required(row, "remind_at", Instant[].class)));
    }

    private static Backlog backlogOf(Readable row) {
        return new Backlog(
                SqlValues.required(row, "overdue", Long.class),
                row.get("oldest_overdue_since", Instant.class),
                SqlValues.required(row, "unanswered", Long.class));
    }

    /** What should have been published, and what was without an answer. */
    record Backlog(long overdue, @Nullable Instant oldestOverdueSince, long unanswered) {}
}
