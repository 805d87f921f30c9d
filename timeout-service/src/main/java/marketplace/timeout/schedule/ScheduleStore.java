package marketplace.timeout.schedule;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import marketplace.contracts.RunningDeadline;
import marketplace.contracts.WireDeadline;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps what the newest event of each order said about its deadline. */
@Component
class ScheduleStore {

    /** An event that repeats the deadline it finds moves the version alone: what was published stays published. */
    private static final String PUT = """
            insert into schedules as known (order_number, order_version, deadline_id, kind, must_act, on_expiry, started_at, due_at,
                remind_at, next_at, attempts, closed_at)
            select order_number, order_version, deadline_id, kind, must_act, on_expiry, started_at, due_at,
                remind_at::timestamptz[],
                least(due_at, (select min(at) from unnest(remind_at::timestamptz[]) as reminders (at))),
                0,
                case when due_at is null then :now end
            from unnest(:orderNumbers::text[], :versions::bigint[], :deadlineIds::text[], :kinds::text[], :mustAct::text[],
                :onExpiry::text[], :startedAt::timestamptz[], :dueAt::timestamptz[], :remindAt::text[])
                as told (order_number, order_version, deadline_id, kind, must_act, on_expiry, started_at, due_at, remind_at)
            order by order_number
            on conflict (order_number) do update set
                order_version = excluded.order_version,
                deadline_id = excluded.deadline_id,
                kind = excluded.kind,
                must_act = excluded.must_act,
                on_expiry = excluded.on_expiry,
                started_at = excluded.started_at,
                due_at = excluded.due_at,
                closed_at = excluded.closed_at,
                (remind_at, next_at, attempts) = (
                    select known.remind_at, known.next_at, known.attempts
                    where (known.deadline_id, known.due_at) is not distinct from (excluded.deadline_id, excluded.due_at)
                    union all
                    select excluded.remind_at, excluded.next_at, excluded.attempts
                    where (known.deadline_id, known.due_at) is distinct from (excluded.deadline_id, excluded.due_at))
            where known.order_version < excluded.order_version
            """;

    private final DatabaseClient database;
    private final Clock clock;

    ScheduleStore(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Takes in what events said, in any order; gives how many orders it changed. */
    Mono<Long> put(Collection<RunningDeadline> told) {
        List<RunningDeadline> newest = newestPerOrder(told);
        return database.sql(PUT)
                .bind("now", clock.instant())
                .bind("orderNumbers", column(newest, String[]::new, RunningDeadline::orderNumber))
                .bind("versions", column(newest, Long[]::new, RunningDeadline::version))
                .bind("deadlineIds", column(newest, String[]::new, deadline(WireDeadline::id)))
                .bind("kinds", column(newest, String[]::new, deadline(WireDeadline::kind)))
                .bind(
                        "mustAct",
                        column(
                                newest,
                                String[]::new,
                                deadline(each -> each.mustAct().name())))
                .bind(
                        "onExpiry",
                        column(
                                newest,
                                String[]::new,
                                deadline(each -> each.onExpiry().name())))
                .bind("startedAt", column(newest, Instant[]::new, deadline(WireDeadline::startedAt)))
                .bind("dueAt", column(newest, Instant[]::new, deadline(WireDeadline::dueAt)))
                .bind("remindAt", column(newest, String[]::new, ScheduleStore::reminders))
                .fetch()
                .rowsUpdated();
    }

    /** One statement cannot touch a row twice. */
    private static List<RunningDeadline> newestPerOrder(Collection<RunningDeadline> told) {
        return List.copyOf(told.stream()
                .collect(Collectors.toMap(
                        RunningDeadline::orderNumber,
                        Function.identity(),
                        (one, other) -> one.version() >= other.version() ? one : other))
                .values());
    }

    private static <T extends @Nullable Object> T[] column(
            List<RunningDeadline> told, IntFunction<T[]> array, Function<RunningDeadline, T> value) {
        return told.stream().map(value).toArray(array);
    }

    private static <T> Function<RunningDeadline, @Nullable T> deadline(Function<WireDeadline, T> value) {
        return told -> told.deadline() == null ? null : value.apply(told.deadline());
    }

    /** As PostgreSQL writes an array: rows of different lengths do not fit into one array of arrays. */
    private static String reminders(RunningDeadline told) {
        List<Instant> reminders =
                told.deadline() == null ? List.of() : told.deadline().remindAt();
        return reminders.stream().map(Instant::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
