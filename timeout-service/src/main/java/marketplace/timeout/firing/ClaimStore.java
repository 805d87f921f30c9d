package marketplace.timeout.firing;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import marketplace.contracts.WireDeadline.Expiry;
import marketplace.platform.database.SqlValues;
import marketplace.timeout.firing.Claim.Outcome;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Claims due schedules for a while and settles them. Each is one statement: there is no transaction to tear. */
@Component
class ClaimStore {

    private static final String CLAIM = """
            with due as materialized (
                select order_number, next_at
                from schedules
                where next_at < :now
                order by next_at
                limit :batch
                for update skip locked)
            update schedules
            set next_at = :leasedUntil
            from due
            where schedules.order_number = due.order_number
            returning schedules.order_number, schedules.deadline_id, schedules.on_expiry, schedules.due_at, schedules.remind_at,
                schedules.attempts, due.next_at, schedules.trace_parent
            """;

    /** Only what is still claimed: an event that brought another deadline meanwhile has set another time. */
    private static final String SETTLE = """
            with held as materialized (
                select order_number, outcome.next_at, outcome.remind_at, outcome.attempts
                from schedules
                join unnest(:orderNumbers::text[], :nextAt::timestamptz[], :remindAt::text[], :attempts::integer[])
                    as outcome (order_number, next_at, remind_at, attempts) using (order_number)
                where schedules.next_at = :leasedUntil
                order by order_number
                for update of schedules)
            update schedules
            set next_at = held.next_at, remind_at = held.remind_at::timestamptz[], attempts = held.attempts
            from held
            where schedules.order_number = held.order_number
            """;

    /** No right clock makes anybody wait past a time that is still to come, or longer than the slowest repetition. */
    private static final String BRING_BACK = """
            update schedules
            set next_at = greatest(due_at, :now), attempts = 0
            where order_number = any(array(
                select order_number
                from schedules
                where next_at > due_at and (due_at > :now or next_at > :latest)
                limit :batch
                for update skip locked))
            """;

    private final DatabaseClient database;
    private final Clock clock;
    private final FiringProperties properties;

    ClaimStore(DatabaseClient database, Clock clock, FiringProperties properties) {
        this.database = database;
        this.clock = clock;
        this.properties = properties;
    }

    /** The schedules whose time has passed, the longest overdue first. Others see them only when the lease is over. */
    Mono<Claims> claim() {
        Instant now = clock.instant();
        Instant leasedUntil = now.plus(properties.lease());
        return database.sql(CLAIM)
                .bind("now", now)
                .bind("leasedUntil", leasedUntil)
                .bind("batch", properties.batch())
                .map(row -> claim(row, now))
                .all()
                .collectSortedList(Claim.DUE_FIRST)
                .map(claims -> new Claims(claims, leasedUntil));
    }

    /** Ends the claims; gives how many of them were still held. */
    Mono<Long> settle(List<Outcome> outcomes, Instant leasedUntil) {
        return database.sql(SETTLE)
                .bind("leasedUntil", leasedUntil)
                .bind(
                        "orderNumbers",
                        outcomes.stream().map(Outcome::orderNumber).toArray(String[]::new))
                .bind("nextAt", outcomes.stream().map(Outcome::nextAt).toArray(Instant[]::new))
                .bind("remindAt", outcomes.stream().map(ClaimStore::reminders).toArray(String[]::new))
                .bind("attempts", outcomes.stream().map(Outcome::attempts).toArray(Integer[]::new))
                .fetch()
                .rowsUpdated();
    }

    /** Takes back what a clock that was ahead has published too early or put off for too long; gives how many, a batch at most. */
    Mono<Long> bringBack() {
        Instant now = clock.instant();
        return database.sql(BRING_BACK)
                .bind("now", now)
                .bind("latest", now.plus(properties.slowestRepeat()).plus(properties.lease()))
                .bind("batch", properties.batch())
                .fetch()
                .rowsUpdated();
    }

    private static Claim claim(Readable row, Instant now) {
        return new Claim(
                SqlValues.required(row, "order_number", String.class),
                SqlValues.required(row, "deadline_id", String.class),
                Expiry.valueOf(SqlValues.required(row, "on_expiry", String.class)),
                SqlValues.required(row, "due_at", Instant.class),
                List.of(SqlValues.required(row, "remind_at", Instant[].class)),
                SqlValues.required(row, "attempts", Integer.class),
                SqlValues.required(row, "next_at", Instant.class),
                now,
                row.get("trace_parent", String.class));
    }

    /** As PostgreSQL writes an array: rows of different lengths do not fit into one array of arrays. */
    private static String reminders(Outcome outcome) {
        return outcome.remindAt().stream().map(Instant::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /**
     * What one claim took.
     *
     * @param leasedUntil also the mark by which they are known as held
     */
    record Claims(List<Claim> claims, Instant leasedUntil) {

        boolean fill(int batch) {
            return claims.size() >= batch;
        }
    }
}
