package marketplace.notification.inbox;

import static marketplace.platform.database.SqlValues.required;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** What is new for many streams, in one statement. */
@Component
class StreamStore {

    private static final String NEWS = """
            select stream, news.*
              from unnest(:roles::text[], :ids::text[], :positions::bigint[])
                   with ordinality as streams (role, id, after, stream)
             cross join lateral (
                       select id, position, order_number, order_version, message, arguments,
                              occurred_at, created_at, read_at
                         from notices
                        where recipient_role = streams.role and recipient_id = streams.id and position > streams.after
                        order by position
                        limit :limit
                   ) as news
             order by stream, position
            """;

    private final DatabaseClient database;
    private final NoticeRows rows;

    StreamStore(DatabaseClient database, NoticeRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** What came after each stream's position, in ascending order per stream. */
    Flux<News> news(List<OpenStream> streams, int limit) {
        return database.sql(NEWS)
                .bind(
                        "roles",
                        texts(streams, stream -> stream.recipient().role().name()))
                .bind("ids", texts(streams, stream -> stream.recipient().id()))
                .bind("positions", streams.stream().map(OpenStream::position).toArray(Long[]::new))
                .bind("limit", limit)
                .map(row -> new News(streams.get(ordinal(row) - 1), rows.notice(row)))
                .all();
    }

    private static int ordinal(Readable row) {
        return Math.toIntExact(required(row, "stream", Long.class));
    }

    private static String[] texts(List<OpenStream> streams, Function<OpenStream, String> field) {
        return streams.stream().map(field).toArray(String[]::new);
    }

    record News(OpenStream stream, Notice notice) {
        void deliver() {
            stream.give(notice);
        }
    }
}
