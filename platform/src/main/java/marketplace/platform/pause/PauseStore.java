package marketplace.platform.pause;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import marketplace.platform.clock.WallClock;
import marketplace.platform.database.SqlValues;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Pauses in the service's database, for all of its instances and over restarts. */
@Component
class PauseStore {

    private static final String OF = "select part, since, paused_by, note from pauses where part = any(:parts)";

    /** Whoever pauses what is paused already says anew why; since when it is stays. */
    private static final String PAUSE = """
            insert into pauses (part, since, paused_by, note) values (:part, :since, :by, :note)
                on conflict (part) do update set paused_by = excluded.paused_by, note = excluded.note
            returning part, since, paused_by, note
            """;

    private static final String RESUME = "delete from pauses where part = :part";

    private final DatabaseClient database;
    private final PauseProperties properties;
    private final WallClock clock;

    PauseStore(DatabaseClient database, PauseProperties properties, WallClock clock) {
        this.database = database;
        this.properties = properties;
        this.clock = clock;
    }

    /** The pauses of those of these parts that are paused. */
    Flux<Pause> of(Collection<String> parts) {
        return database.sql(OF)
                .bind("parts", parts.toArray(String[]::new))
                .map(PauseStore::read)
                .all()
                .timeout(properties.silence(), Flux.error(() -> new QueryTimeoutException("the database is silent")));
    }

    /** The pause as it is from now on. */
    Mono<Pause> pause(String part, String operator, String note) {
        return database.sql(PAUSE)
                .bind("part", part)
                .bind("since", clock.instant())
                .bind("by", operator)
                .bind("note", note)
                .map(PauseStore::read)
                .one();
    }

    /** How many pauses that ended: one, or none. */
    Mono<Long> resume(String part) {
        return database.sql(RESUME).bind("part", part).fetch().rowsUpdated();
    }

    private static Pause read(Readable row) {
        return new Pause(
                SqlValues.required(row, "part", String.class),
                SqlValues.required(row, "since", Instant.class),
                SqlValues.required(row, "paused_by", String.class),
                SqlValues.required(row, "note", String.class));
    }
}
