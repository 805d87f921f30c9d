package marketplace.order.download.job;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import marketplace.order.download.file.Layout;
import marketplace.order.journal.CommandKey;
import marketplace.platform.database.SqlValues;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Jobs in the database, as their owners come to them. Every write is one statement. */
@Component
class JobStore {

    /** Nothing is inserted while another job of the owner runs, when the key is known, or when the owner has too many. */
    private static final String INSERT = """
            insert into downloads (download_id, owner_role, owner_id, state, layout, query, command_key, command_digest,
                                   created_at)
            select :id, :role, :owner, 'RUNNING', :layout::jsonb, :query::jsonb, :key, :digest, :now
             where (select count(*) from downloads
                     where owner_role = :role and owner_id = :owner and state not in ('DELETED', 'EXPIRED')
                       and (expires_at is null or expires_at > :now)) < :kept
            on conflict do nothing
            returning *
            """;

    private static final String BY_KEY = """
            select * from downloads where owner_role = :role and owner_id = :owner and command_key = :key
            """;

    private static final String STANDING = """
            select max(download_id) filter (where state = 'RUNNING') as running,
                   count(*) as kept,
                   min(expires_at) as first_end
              from downloads
             where owner_role = :role and owner_id = :owner and state not in ('DELETED', 'EXPIRED')
               and (expires_at is null or expires_at > :now)
            """;

    private static final String FIND = """
            select * from downloads
             where download_id = :id and owner_role = :role and owner_id = :owner and state <> 'DELETED'
            """;

    private static final String LIST = """
            select * from downloads
             where owner_role = :role and owner_id = :owner and state <> 'DELETED'
             order by created_at desc, download_id
             limit :limit
            """;

    /** Whoever works on it finds its claim gone. The key may be used again when the job is deleted. */
    private static final String REMOVE = """
            update downloads
               set state = case state when 'RUNNING' then 'CANCELLED' else 'DELETED' end,
                   command_key = case state when 'RUNNING' then command_key end,
                   expires_at = coalesce(expires_at, :end), claim = '', leftovers = true
             where download_id = :id and owner_role = :role and owner_id = :owner and state <> 'DELETED'
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    JobStore(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The new job; empty when something stands in its way. */
    Mono<Job> insert(NewJob job, int kept) {
        CommandKey key = job.key();
        return owned(INSERT, job.owner())
                .bind("id", job.id())
                .bind("layout", json.writeValueAsString(job.layout()))
                .bind("query", json.writeValueAsString(job.query()))
                .bind("key", SqlValues.nullable(key == null ? null : key.text(), String.class))
                .bind("digest", SqlValues.nullable(key == null ? null : key.digest(), String.class))
                .bind("now", job.createdAt())
                .bind("kept", kept)
                .map(this::job)
                .one();
    }

    Mono<Inserted> byKey(Caller owner, String key) {
        return owned(BY_KEY, owner)
                .bind("key", key)
                .map(row -> new Inserted(job(row), SqlValues.required(row, "command_digest", String.class)))
                .one();
    }

    Mono<Standing> standing(Caller owner, Instant now) {
        return owned(STANDING, owner)
                .bind("now", now)
                .map(row -> new Standing(
                        row.get("running", String.class),
                        SqlValues.required(row, "kept", Long.class),
                        row.get("first_end", Instant.class)))
                .one();
    }

    Mono<Job> find(Caller owner, String id) {
        return owned(FIND, owner).bind("id", id).map(this::job).one();
    }

    /** Newest first. */
    Flux<Job> list(Caller owner, int limit) {
        return owned(LIST, owner).bind("limit", limit).map(this::job).all();
    }

    /** Cancels a job that runs, deletes any other. */
    Mono<Long> remove(Caller owner, String id, Instant end) {
        return owned(REMOVE, owner).bind("id", id).bind("end", end).fetch().rowsUpdated();
    }

    private DatabaseClient.GenericExecuteSpec owned(String statement, Caller owner) {
        return database.sql(statement).bind("role", owner.role().name()).bind("owner", owner.id());
    }

    private Job job(Readable row) {
        String failure = row.get("failure", String.class);
        return new Job(
                SqlValues.required(row, "download_id", String.class),
                JobState.valueOf(SqlValues.required(row, "state", String.class)),
                json.readValue(SqlValues.required(row, "layout", String.class), Layout.class),
                new Job.Progress(
                        SqlValues.required(row, "row_count", Long.class),
                        row.get("total", Long.class),
                        SqlValues.required(row, "collected", Boolean.class),
                        SqlValues.required(row, "rendered", Long.class)),
                file(row),
                failure == null ? null : JobFailure.valueOf(failure),
                SqlValues.required(row, "created_at", Instant.class),
                row.get("expires_at", Instant.class));
    }

    private static Job.@Nullable JobFile file(Readable row) {
        String name = row.get("file", String.class);
        return name == null
                ? null
                : new Job.JobFile(
                        name,
                        SqlValues.required(row, "parts", Integer.class),
                        SqlValues.required(row, "size", Long.class),
                        SqlValues.required(row, "sha256", byte[].class),
                        SqlValues.required(row, "ready_at", Instant.class));
    }

    /** A job that was made before, and what was asked for then. */
    record Inserted(Job job, String digest) {}

    /**
     * What an owner has.
     *
     * @param running id of the job that runs
     * @param firstEnd when the first of them is no longer kept
     */
    record Standing(
            @Nullable String running, long kept, @Nullable Instant firstEnd) {}
}
