package marketplace.order.parking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import marketplace.platform.database.SqlValues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells the log of the payments that wait for the operator, as long as there are any. */
@Component
class OperatorReminder {

    private static final Logger log = LoggerFactory.getLogger(OperatorReminder.class);

    private static final String GIVEN = """
            select count(*) as payments, min(given_at) as oldest
              from parked_payments where state = 'GIVEN_TO_OPERATOR' having count(*) > 0
            """;

    private final DatabaseClient database;
    private final Clock clock;

    OperatorReminder(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How many payments wait; empty when none does. */
    Mono<Long> remind() {
        return database.sql(GIVEN)
                .map(row -> new Given(
                        SqlValues.required(row, "payments", Long.class),
                        SqlValues.required(row, "oldest", Instant.class)))
                .one()
                .doOnNext(this::tell)
                .map(Given::payments);
    }

    private void tell(Given given) {
        log.warn(
                "{} payments wait for the operator, the oldest for {}",
                given.payments,
                Duration.between(given.oldest, clock.instant()));
    }

    private record Given(long payments, Instant oldest) {}
}
