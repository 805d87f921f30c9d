package marketplace.order.reminder;

import java.time.Instant;
import marketplace.platform.database.SqlValues;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks for what nobody but an operator can bring further. */
@Component
class WaitingStore {

    /** A refund that is still tried by itself waits for nobody. */
    private static final String WAITING = """
            select 'PARKED_PAYMENTS' as kind, count(*) as waiting, min(given_at) as oldest
              from parked_payments where state = 'GIVEN_TO_OPERATOR' having count(*) > 0
             union all
            select 'DEAD_LETTERS', count(*), min(came_at)
              from dead_letters where state = 'OPEN' having count(*) > 0
             union all
            select 'DELIVERIES', count(*), min(changed_at)
              from deliveries where state = 'GIVEN_UP' having count(*) > 0
             union all
            select 'REFUNDS', count(*), min(failed.since)
              from orders o
             cross join lateral (select min((refund ->> 'failedAt')::timestamptz) as since
                                   from jsonb_array_elements(o.document -> 'payments' -> 'refunds') as refund
                                  where refund ->> 'state' in ('FAILED', 'PAID_TWICE')) as failed
             where o.refund_failed and o.refund_retry_at is null having count(*) > 0
            """;

    private static final String RETRIED = """
            select (select count(*) from parked_payments where state = 'WAITING') as payments,
                   (select count(*) from deliveries where state = 'OPEN') as deliveries,
                   (select count(*) from orders where refund_retry_at is not null) as refunds
            """;

    private final DatabaseClient database;

    WaitingStore(DatabaseClient database) {
        this.database = database;
    }

    /** A line for each kind of which anything waits. */
    Flux<WaitingWork> all() {
        return database.sql(WAITING)
                .map(row -> new WaitingWork(
                        WaitingKind.valueOf(SqlValues.required(row, "kind", String.class)),
                        SqlValues.required(row, "waiting", Long.class),
                        row.get("oldest", Instant.class)))
                .all();
    }

    /** What the service itself tries again. */
    Mono<Retried> retried() {
        return database.sql(RETRIED)
                .map(row -> new Retried(
                        SqlValues.required(row, "payments", Long.class),
                        SqlValues.required(row, "deliveries", Long.class),
                        SqlValues.required(row, "refunds", Long.class)))
                .one();
    }

    /** How many payments are parked, deliveries not made or taken back yet, and refunds asked for again. */
    record Retried(long payments, long deliveries, long refunds) {}
}
