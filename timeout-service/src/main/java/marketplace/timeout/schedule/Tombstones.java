package marketplace.timeout.schedule;

import java.time.Clock;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Forgets orders whose last deadline ended so long ago that no event of theirs can still be on its way. */
@Component
class Tombstones {

    private static final String PURGE = """
            delete from schedules
            where order_number = any(array(
                select order_number
                from schedules
                where closed_at < :before
                order by closed_at
                limit :batch
                for update skip locked))
            """;

    private final DatabaseClient database;
    private final Clock clock;
    private final TombstoneProperties properties;

    Tombstones(DatabaseClient database, Clock clock, TombstoneProperties properties) {
        this.database = database;
        this.clock = clock;
        this.properties = properties;
    }

    /** Deletes one batch; gives how long to rest before the next. */
    Mono<Duration> purge() {
        return database.sql(PURGE)
                .bind("before", clock.instant().minus(properties.keptFor()))
                .bind("batch", properties.batch())
                .fetch()
                .rowsUpdated()
                .map(deleted -> deleted < properties.batch() ? properties.purgeEvery() : Duration.ZERO);
    }
}
