package marketplace.timeout.schedule;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import marketplace.contracts.WireDeadline;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps what the newest event of each order said about its deadline. */
@Component
class ScheduleStore {

    /**
     * An event that repeats the deadline it finds moves the version alone: what was published stays published, and the trace
     * is that of the event which began it.
     */
    private static final String PUT = """
            insert into schedules as known (order_number, order_version, deadline_id, kind, must_act, on_expiry, started_at, due_at,
                remind_at, next_at, attempts, closed_at, trace_parent)
            select order_number, order_version, deadline_id, kind, must_act, on_expiry, started_at, due_at,
                remind_at::timestamptz[],
                least(due_at, (select min(at) from unnest(remind_at::timestamptz[]) as reminders (at))),
                0,
                case when due_at is null then :now end,
                trace_parent
            from unnest(:orderNumbers::text[], :versions::bigint[], :deadlineIds::text[], :kinds::text[], :mustAct::text[],
                :onExpiry::text[], :startedAt::timestamptz[], :dueAt::timestamptz[], :remindAt::text[], :traces::text[])
                as told (order_number, order_version, deadline_id, kind, must_act, on_expiry, started_at, due_at, remind_at,
                    trace_parent)
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
                (remind_at, next_at, attempts, trace_parent) = (
                    select known.remind_at, known.next_at, known.attempts, known.trace_parent
                    where (known.deadline_id, known.due_at) is not distinct from (excluded.deadline_id, excluded.due_at)
                    union all
                    select excluded.remind_at, excluded.next_at, excluded.attempts, excluded.trace_parent
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
    Mono<Long> put(Collection<Told> told) {
        List<Told> newest = newestPerOrder(told);
        return database.sql(PUT)
                .bind("now", clock.instant())
                .bind(
                        "orderNumbers",
                        column(newest, String[]::new, each -> each.deadline().orderNumber()))
                .bind(
                        "versions",
                        column(newest, Long[]::new, each -> each.deadline().version()))
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
                .bind("traces", column(newest, String[]::new, Told::traceParent))
                .fetch()
                .rowsUpdated();
    }

    /** One statement cannot touch a row twice. */
    private static List<Told> newestPerOrder(Collection<Told> told) {
        return List.copyOf(told.stream()
                .collect(Collectors.toMap(
                        each -> each.deadline().orderNumber(),
                        Function.identity(),
                        (one, other) ->
                                one.deadline().version() >= other.deadline().version() ? one : other))
                .values());
    }

    private static <T extends @Nullable Object> T[] column(
            List<Told> told, IntFunction<T[]> array, Function<Told, T> value) {
        return told.stream().map(value).toArray(array);
    }

    private static <T> Function<Told, @Nullable T> deadline(Function<WireDeadline, T> value) {
        return told -> {
            WireDeadline running = told.deadline().deadline();
            return running == null ? null : value.apply(running);
        };
    }

    /** As PostgreSQL writes an array: rows of different lengths do not fit into one array of arrays. */
    private static String reminders(Told told) {
        WireDeadline running = told.deadline().deadline();
        List<Instant> reminders = running == null ? List.of() : running.remindAt();
        return reminders.stream().map(Instant::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
