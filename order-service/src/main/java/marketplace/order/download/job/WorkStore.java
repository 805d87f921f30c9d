package marketplace.order.download.job;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import marketplace.contracts.Role;
import marketplace.order.download.file.Layout;
import marketplace.order.download.file.Rendered;
import marketplace.order.query.OrderQuery;
import marketplace.order.query.Place;
import marketplace.platform.database.SqlValues;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Jobs in the database, as workers take them and write down how far they are. Leases live by the database's clock. A write for a job
 * that was cancelled or taken over changes nothing, and its worker sees that: 0 rows.
 */
@Component
class WorkStore {

    private static final String CLAIM = """
            update downloads
               set claim = :claim, attempts = attempts + 1,
                   leased_until = clock_timestamp() + make_interval(secs => :seconds)
             where download_id = (select download_id from downloads
                                   where state = 'RUNNING' and leased_until < clock_timestamp()
                                   order by created_at
                                   limit 1
                                     for update skip locked)
            returning *
            """;

    private static final String SET_TOTAL = """
            update downloads set total = :total
             where download_id = :id and claim = :claim and state = 'RUNNING'
            """;

    /** The page, and that it is there, at once. */
    private static final String ADD_PAGE = """
            with held as (
              update downloads
                 set pages = pages + 1, row_count = row_count + :rows, place_at = :placeAt, place_number = :placeNumber,
                     collected = :last, attempts = 0,
                     leased_until = clock_timestamp() + make_interval(secs => :seconds)
               where download_id = :id and claim = :claim and state = 'RUNNING'
              returning download_id)
            insert into download_pages (download_id, page, content) select download_id, :page, :content from held
            """;

    private static final String ADD_PART = """
            with held as (
              update downloads
                 set rendered = greatest(rendered, :rendered),
                     leased_until = clock_timestamp() + make_interval(secs => :seconds)
               where download_id = :id and claim = :claim and state = 'RUNNING'
              returning download_id)
            insert into download_parts (download_id, claim, part, content)
            select download_id, :claim, :part, :content from held
            """;

    private static final String READY = """
            update downloads
               set state = 'READY', file = claim, claim = '', rendered = row_count,
                   parts = :parts, size = :size, sha256 = :sha256, ready_at = :now, expires_at = :end
             where download_id = :id and claim = :claim and state = 'RUNNING'
            """;

    private static final String STUMBLED = """
            update downloads
               set state = case when :final or attempts >= :most then 'FAILED' else state end,
                   failure = case when :final or attempts >= :most then :failure end,
                   expires_at = case when :final or attempts >= :most then :end end,
                   claim = '', leased_until = clock_timestamp() + make_interval(secs => :seconds)
             where download_id = :id and claim = :claim and state = 'RUNNING'
            """;

    /** A worker that was asked to stop is no failure. */
    private static final String RELEASE = """
            update downloads set claim = '', leased_until = '-infinity', attempts = greatest(attempts - 1, 0)
             where claim = any(:claims) and state = 'RUNNING'
            """;

    private final DatabaseClient database;
    private final JsonMapper json;
    private final JobProperties properties;

    WorkStore(DatabaseClient database, JsonMapper json, JobProperties properties) {
        this.database = database;
        this.json = json;
        this.properties = properties;
    }

    /** The job that has waited longest; empty when none waits. */
    Mono<Work> claim(String claim) {
        return database.sql(CLAIM)
                .bind("claim", claim)
                .bind("seconds", seconds(properties.lease()))
                .map(this::work)
                .one();
    }

    Mono<Long> setTotal(Work work, long total) {
        return held(SET_TOTAL, work).bind("total", total).fetch().rowsUpdated();
    }

    /**
     * Keeps the next page.
     *
     * @param place of its last row
     * @param last whether no row follows
     */
    Mono<Long> addPage(Work work, int rows, byte[] content, @Nullable Place place, boolean last) {
        return held(ADD_PAGE, work)
                .bind("seconds", seconds(properties.lease()))
                .bind("page", work.pages())
                .bind("rows", rows)
                .bind("content", content)
                .bind("placeAt", SqlValues.nullable(place == null ? null : place.time(), Instant.class))
                .bind("placeNumber", SqlValues.nullable(place == null ? null : place.orderNumber(), String.class))
                .bind("last", last)
                .fetch()
                .rowsUpdated();
    }

    /** Keeps a part of the file, in which so many rows stand up to here. */
    Mono<Long> addPart(Work work, int part, byte[] content, long rendered) {
        return held(ADD_PART, work)
                .bind("seconds", seconds(properties.lease()))
                .bind("part", part)
                .bind("content", content)
                .bind("rendered", rendered)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> ready(Work work, int parts, Rendered rendered, Instant now) {
        return held(READY, work)
                .bind("parts", parts)
                .bind("size", rendered.size())
                .bind("sha256", rendered.sha256())
                .bind("now", now)
                .bind("end", now.plus(properties.keptFor()))
                .fetch()
                .rowsUpdated();
    }

    /** Lets it be tried again after a while, or gives it up. */
    Mono<Long> stumbled(Work work, JobFailure failure, boolean isFinal, Instant now) {
        return held(STUMBLED, work)
                .bind("final", isFinal)
                .bind("most", properties.attempts())
                .bind("failure", failure.name())
                .bind("end", now.plus(properties.keptFor()))
                .bind("seconds", seconds(properties.retry()))
                .fetch()
                .rowsUpdated();
    }

    /** Lets others take these up at once. */
    Mono<Long> release(Collection<String> claims) {
        return database.sql(RELEASE)
                .bind("claims", claims.toArray(String[]::new))
                .fetch()
                .rowsUpdated();
    }

    private DatabaseClient.GenericExecuteSpec held(String statement, Work work) {
        return database.sql(statement).bind("id", work.id()).bind("claim", work.claim());
    }

    private static double seconds(Duration duration) {
        return (double) duration.toMillis() / Duration.ofSeconds(1).toMillis();
    }

    private Work work(Readable row) {
        Instant placeAt = row.get("place_at", Instant.class);
        return new Work(
                SqlValues.required(row, "download_id", String.class),
                SqlValues.required(row, "claim", String.class),
                SqlValues.required(row, "attempts", Integer.class),
                new Caller(
                        Role.valueOf(SqlValues.required(row, "owner_role", String.class)),
                        SqlValues.required(row, "owner_id", String.class)),
                json.readValue(SqlValues.required(row, "query", String.class), OrderQuery.class),
                json.readValue(SqlValues.required(row, "layout", String.class), Layout.class),
                SqlValues.required(row, "pages", Integer.class),
                placeAt == null ? null : new Place(placeAt, SqlValues.required(row, "place_number", String.class)),
                SqlValues.required(row, "collected", Boolean.class));
    }
}
