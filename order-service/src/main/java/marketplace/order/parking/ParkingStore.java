package marketplace.order.parking;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import marketplace.order.parking.ParkedPayment.Closing;
import marketplace.order.parking.ParkedPayment.Standing;
import marketplace.order.parking.ParkedPayment.Told;
import marketplace.order.parking.PaymentIntake.Misfit;
import marketplace.order.parking.Verdict.Applied;
import marketplace.platform.database.SqlValues;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Parked payments in the database. Every write is one statement, and a no-op where somebody else was faster: to repeat it is harmless. */
@Component
class ParkingStore {

    private static final String KNOWN = """
            select identity from parked_payments where identity = any(:identities)
            """;

    private static final String INSERT = """
            insert into parked_payments (identity, order_number, type, body, trace_parent, state, reason, detail, tries,
                                         parked_at, next_try_at, given_at)
            select identity, order_number, type, body, trace_parent, state, reason, detail, 1, :now, next_try_at, given_at
              from unnest(:identities, :numbers, :types, :bodies, :traces, :states, :reasons, :details, :nextTries, :givens)
                   with ordinality as n (identity, order_number, type, body, trace_parent, state, reason, detail,
                                         next_try_at, given_at, place)
             order by place
                on conflict (identity) do nothing
            returning parking_id, order_number, type, body, trace_parent, state, reason, detail, tries, parked_at,
                      next_try_at, given_at, closed_at, note, closed_by
            """;

    /** While an order is unknown its payments wait in the order of parking: the first one is tried for all of them. */
    private static final String CLAIM_DUE = """
            with due as materialized (
                select parking_id
                  from parked_payments p
                 where state = 'WAITING' and next_try_at <= :now
                   and (leased_until is null or leased_until < clock_timestamp())
                   and not exists (select from parked_payments e
                                    where e.order_number = p.order_number and e.parking_id < p.parking_id
                                      and e.state = 'WAITING' and e.reason = 'ORDER_NOT_FOUND')
                 order by next_try_at, parking_id
                 limit :most
                   for update skip locked),
            claimed as (
                update parked_payments p set leased_until = clock_timestamp() + make_interval(secs => :lease)
                  from due where p.parking_id = due.parking_id
                returning p.*)
            select parking_id, order_number, type, body, trace_parent, state, reason, detail, tries, parked_at,
                   next_try_at, given_at, closed_at, note, closed_by
              from claimed order by parking_id
            """;

    private static final String CLAIM_ONE = """
            update parked_payments set leased_until = clock_timestamp() + make_interval(secs => :lease)
             where parking_id = :id and state in ('WAITING', 'GIVEN_TO_OPERATOR')
               and (leased_until is null or leased_until < clock_timestamp())
            returning parking_id, order_number, type, body, trace_parent, state, reason, detail, tries, parked_at,
                      next_try_at, given_at, closed_at, note, closed_by
            """;

    /** A try that lasted longer than its lease finds more tries, and changes nothing. */
    private static final String KEEP = """
            update parked_payments
               set state = :state, reason = :reason, detail = :detail, tries = tries + 1, next_try_at = :nextTry,
                   given_at = :given, leased_until = null
             where parking_id = :id and state in ('WAITING', 'GIVEN_TO_OPERATOR') and tries = :tries
            """;

    /** The lease stays: what was put into a lane may be committed after its caller has gone. */
    private static final String POSTPONE = """
            update parked_payments set next_try_at = :nextTry
             where parking_id = :id and state = 'WAITING' and tries = :tries
            """;

    private static final String APPLIED = """
            update parked_payments
               set state = 'APPLIED', tries = tries + 1, next_try_at = null, leased_until = null, closed_at = :now,
                   note = :note, closed_by = :by
             where parking_id = :id and state in ('WAITING', 'GIVEN_TO_OPERATOR')
            """;

    /** Never while it is tried: it could be settled and applied. */
    private static final String SETTLE = """
            update parked_payments
               set state = 'SETTLED', next_try_at = null, leased_until = null, closed_at = :now, note = :note, closed_by = :by
             where parking_id = :id and state in ('WAITING', 'GIVEN_TO_OPERATOR')
               and (leased_until is null or leased_until < clock_timestamp())
            """;

    private static final String FIND = """
            select parking_id, order_number, type, body, trace_parent, state, reason, detail, tries, parked_at,
                   next_try_at, given_at, closed_at, note, closed_by
              from parked_payments where parking_id = :id
            """;

    private static final String LIST = """
            select parking_id, order_number, type, body, trace_parent, state, reason, detail, tries, parked_at,
                   next_try_at, given_at, closed_at, note, closed_by
              from parked_payments
             where parking_id > :after and (state = :state or :state is null)
             order by parking_id limit :limit
            """;

    private static final String PURGE = """
            delete from parked_payments
             where parking_id = any(array(select parking_id from parked_payments
                                           where state = 'APPLIED' and closed_at < :before
                                           order by closed_at limit :batch
                                             for update skip locked))
            """;

    private static final double MILLIS = 1000;

    private final DatabaseClient database;
    private final Duration silence;
    private final Clock clock;

    ParkingStore(DatabaseClient database, ParkingProperties properties, Clock clock) {
        this.database = database;
        this.silence = properties.silence();
        this.clock = clock;
    }

    /** Those of the identities that are parked, in whatever state. */
    Flux<String> known(List<String> identities) {
        return ended(database.sql(KNOWN)
                .bind("identities", identities.toArray(String[]::new))
                .mapValue(String.class)
                .all());
    }

    /** Those that were not parked before, with where each stands. */
    Flux<ParkedPayment> insert(List<Misfit> misfits, List<Standing> standings) {
        return ended(database.sql(INSERT)
                .bind("now", clock.instant())
                .bind("identities", texts(misfits, misfit -> misfit.event().identity()))
                .bind("numbers", texts(misfits, misfit -> misfit.event().orderNumber()))
                .bind("types", texts(misfits, misfit -> misfit.event().message().type()))
                .bind("bodies", texts(misfits, misfit -> misfit.event().body()))
                .bind("traces", texts(misfits, misfit -> misfit.event().traceParent()))
                .bind("states", texts(standings, standing -> standing.state().name()))
                .bind("reasons", texts(standings, standing -> standing.reason().name()))
                .bind("details", texts(standings, Standing::detail))
                .bind("nextTries", instants(standings, Standing::nextTryAt))
                .bind("givens", instants(standings, Standing::givenAt))
                .map(ParkingStore::payment)
                .all());
    }

    /** Payments that are due, for this instance alone until the lease ends; in the order of parking. */
    Flux<ParkedPayment> claimDue(int most, Duration lease) {
        return ended(database.sql(CLAIM_DUE)
                .bind("now", clock.instant())
                .bind("most", most)
                .bind("lease", lease.toMillis() / MILLIS)
                .map(ParkingStore::payment)
                .all());
    }

    /** The open payment, due or not; empty when it is closed, being tried or not there. */
    Mono<ParkedPayment> claim(long id, Duration lease) {
        return ended(database.sql(CLAIM_ONE)
                .bind("id", id)
                .bind("lease", lease.toMillis() / MILLIS)
                .map(ParkingStore::payment)
                .one());
    }

    /** Whether the payment was still as this try had claimed it. */
    Mono<Boolean> keep(ParkedPayment payment, Standing now) {
        return changed(database.sql(KEEP)
                .bind("id", payment.id())
                .bind("tries", payment.tries())
                .bind("state", now.state().name())
                .bind("reason", now.reason().name())
                .bind("detail", now.detail())
                .bind("nextTry", SqlValues.nullable(now.nextTryAt(), Instant.class))
                .bind("given", SqlValues.nullable(now.givenAt(), Instant.class)));
    }

    /** Whether the payment still waits as this try had claimed it; nothing else of it changes. */
    Mono<Boolean> postpone(ParkedPayment payment, Instant nextTryAt) {
        return changed(database.sql(POSTPONE)
                .bind("id", payment.id())
                .bind("tries", payment.tries())
                .bind("nextTry", nextTryAt));
    }

    /** Whether the payment was still open. */
    Mono<Boolean> close(ParkedPayment payment, Applied applied, @Nullable String operator) {
        return changed(database.sql(APPLIED)
                .bind("id", payment.id())
                .bind("now", clock.instant())
                .bind("note", SqlValues.nullable(applied.note(), String.class))
                .bind("by", SqlValues.nullable(operator, String.class)));
    }

    /** Whether the payment was open and nobody was trying it. */
    Mono<Boolean> settle(long id, String note, String operator) {
        return changed(database.sql(SETTLE)
                .bind("id", id)
                .bind("now", clock.instant())
                .bind("note", note)
                .bind("by", operator));
    }

    Mono<ParkedPayment> find(long id) {
        return database.sql(FIND).bind("id", id).map(ParkingStore::payment).one();
    }

    /** Oldest first; those of every state when it is null. */
    Flux<ParkedPayment> list(@Nullable ParkingState state, long after, int limit) {
        return database.sql(LIST)
                .bind("state", SqlValues.nullable(state == null ? null : state.name(), String.class))
                .bind("after", after)
                .bind("limit", limit)
                .map(ParkingStore::payment)
                .all();
    }

    /** How many payments were deleted: of what was applied the journal knows that it was. */
    Mono<Long> purge(Duration keptFor, int batch) {
        return database.sql(PURGE)
                .bind("before", clock.instant().minus(keptFor))
                .bind("batch", batch)
                .fetch()
                .rowsUpdated();
    }

    private <T> Flux<T> ended(Flux<T> statement) {
        return statement.timeout(silence, Mono.error(SilentDatabaseException::new));
    }

    private <T> Mono<T> ended(Mono<T> statement) {
        return statement.timeout(silence, Mono.error(SilentDatabaseException::new));
    }

    private Mono<Boolean> changed(DatabaseClient.GenericExecuteSpec statement) {
        return ended(statement.fetch().rowsUpdated()).map(rows -> rows > 0);
    }

    private static <T> String[] texts(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static <T> Instant[] instants(List<T> rows, Function<T, @Nullable Instant> value) {
        return rows.stream().map(value).toArray(Instant[]::new);
    }

    private static ParkedPayment payment(Readable row) {
        return new ParkedPayment(
                SqlValues.required(row, "parking_id", Long.class),
                told(row),
                standing(row),
                SqlValues.required(row, "tries", Integer.class),
                SqlValues.required(row, "parked_at", Instant.class),
                closing(row));
    }

    private static Told told(Readable row) {
        return new Told(
                SqlValues.required(row, "order_number", String.class),
                SqlValues.required(row, "type", String.class),
                SqlValues.required(row, "body", String.class),
                row.get("trace_parent", String.class));
    }

    private static Standing standing(Readable row) {
        return new Standing(
                ParkingState.valueOf(SqlValues.required(row, "state", String.class)),
                ParkingReason.valueOf(SqlValues.required(row, "reason", String.class)),
                SqlValues.required(row, "detail", String.class),
                row.get("next_try_at", Instant.class),
                row.get("given_at", Instant.class));
    }

    private static @Nullable Closing closing(Readable row) {
        Instant closedAt = row.get("closed_at", Instant.class);
        return closedAt == null
                ? null
                : new Closing(closedAt, row.get("note", String.class), row.get("closed_by", String.class));
    }
}
