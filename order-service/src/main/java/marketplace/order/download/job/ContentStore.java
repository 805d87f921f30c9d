package marketplace.order.download.job;

import marketplace.platform.database.SqlValues;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Collected pages and parts of files, read one at a time. */
@Component
class ContentStore {

    private static final String PAGE = """
            select content from download_pages where download_id = :id and page = :page
            """;

    private static final String PART = """
            select content from download_parts where download_id = :id and claim = :file and part = :part
            """;

    private final DatabaseClient database;

    ContentStore(DatabaseClient database) {
        this.database = database;
    }

    /** A page; an error when it is not there any more. */
    Mono<byte[]> page(String id, int page) {
        return database.sql(PAGE)
                .bind("id", id)
                .bind("page", page)
                .map(row -> SqlValues.required(row, "content", byte[].class))
                .one()
                .switchIfEmpty(gone());
    }

    /** A part; an error when it is not there any more. */
    Mono<byte[]> part(String id, String file, int part) {
        return database.sql(PART)
                .bind("id", id)
                .bind("file", file)
                .bind("part", part)
                .map(row -> SqlValues.required(row, "content", byte[].class))
                .one()
                .switchIfEmpty(gone());
    }

    private static Mono<byte[]> gone() {
        return Mono.error(() -> new IllegalStateException("deleted while it was read"));
    }
}
