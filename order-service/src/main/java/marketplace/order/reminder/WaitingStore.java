package marketplace.order.reminder;

import java.time.Instant;
import marketplace.platform.database.SqlValues;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Looks for what nobody but an operator can bring further. */
@Component
class WaitingStore {

    /** A refund that is still tried by itself waits for nobody. */
    private static final String WAITING = """
            select 'payments' as kind, count(*) as waiting, min(given_at) as oldest
              from parked_payments where state = 'GIVEN_TO_OPERATOR' having count(*) > 0
             union all
            select 'dead letters', count(*), min(came_at)
              from dead_letters where state = 'OPEN' having count(*) > 0
             union all
            select 'deliveries that no vendor took back', count(*), min(changed_at)
              from deliveries where state = 'GIVEN_UP' having count(*) > 0
             union all
            select 'orders with a refund that failed or was paid twice', count(*), min(failed.since)
              from orders o
             cross join lateral (select min((refund ->> 'failedAt')::timestamptz) as since
                                   from jsonb_array_elements(o.document -> 'payments' -> 'refunds') as refund
                                  where refund ->> 'state' in ('FAILED', 'PAID_TWICE')) as failed
             where o.refund_failed and o.refund_retry_at is null having count(*) > 0
            """;

    private final DatabaseClient database;

    WaitingStore(DatabaseClient database) {
        this.database = database;
    }

    /** A line for each kind of which anything waits. */
    Flux<WaitingWork> all() {
        return database.sql(WAITING)
                .map(row -> new WaitingWork(
                        SqlValues.required(row, "kind", String.class),
                        SqlValues.required(row, "waiting", Long.class),
                        row.get("oldest", Instant.class)))
                .all();
    }
}
