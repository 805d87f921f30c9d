package marketplace.order.download.job;

import java.time.Instant;
import java.util.Objects;
import marketplace.platform.database.SqlValues;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Deletes of pages, parts and jobs, each bounded. Nothing is added to a job that no longer runs, so what is clean stays clean. */
@Component
class PurgeStore {

    private static final String EXPIRE = """
            update downloads set state = 'EXPIRED', leftovers = true where state = 'READY' and expires_at <= :now
            """;

    private static final String NEXT = """
            select download_id, state, case when state = 'READY' then file end as kept_file
              from downloads
             where leftovers and state <> 'RUNNING'
             limit 1
            """;

    private static final String DELETE_PAGES = """
            delete from download_pages
             where download_id = :id
               and page in (select page from download_pages where download_id = :id order by page limit :batch)
            """;

    private static final String DELETE_PARTS = """
            delete from download_parts
             where download_id = :id
               and (claim, part) in (select claim, part from download_parts
                                      where download_id = :id and claim <> :kept
                                      order by claim, part
                                      limit :batch)
            """;

    private static final String CLEANED = """
            update downloads set leftovers = false where download_id = :id and state = :state
            """;

    private static final String FORGET = """
            delete from downloads
             where not leftovers and state <> 'RUNNING' and (state = 'DELETED' or expires_at <= :end)
            """;

    private final DatabaseClient database;

    PurgeStore(DatabaseClient database) {
        this.database = database;
    }

    Mono<Long> expire(Instant now) {
        return database.sql(EXPIRE).bind("now", now).fetch().rowsUpdated();
    }

    /** A job with leftovers; empty when there is none. */
    Mono<Littered> next() {
        return database.sql(NEXT)
                .map(row -> new Littered(
                        SqlValues.required(row, "download_id", String.class),
                        SqlValues.required(row, "state", String.class),
                        row.get("kept_file", String.class)))
                .one();
    }

    Mono<Long> deletePages(Littered littered, int batch) {
        return database.sql(DELETE_PAGES)
                .bind("id", littered.id())
                .bind("batch", batch)
                .fetch()
                .rowsUpdated();
    }

    /** All parts but those of the file that is kept. */
    Mono<Long> deleteParts(Littered littered, int batch) {
        return database.sql(DELETE_PARTS)
                .bind("id", littered.id())
                .bind("kept", Objects.requireNonNullElse(littered.keptFile(), ""))
                .bind("batch", batch)
                .fetch()
                .rowsUpdated();
    }

    /** Nothing is left, if it still is what it was. */
    Mono<Long> cleaned(Littered littered) {
        return database.sql(CLEANED)
                .bind("id", littered.id())
                .bind("state", littered.state())
                .fetch()
                .rowsUpdated();
    }

    /** Jobs that are deleted or ended before. */
    Mono<Long> forget(Instant end) {
        return database.sql(FORGET).bind("end", end).fetch().rowsUpdated();
    }

    /** A job with pages or parts that nobody needs. */
    record Littered(String id, String state, @Nullable String keptFile) {}
}
