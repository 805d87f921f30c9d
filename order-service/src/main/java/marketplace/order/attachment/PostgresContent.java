package marketplace.order.attachment;

import marketplace.platform.database.SqlValues;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Content in the order service's own database, a row for each chunk, a short statement for each row. */
@Component
class PostgresContent implements AttachmentContent {

    private static final String PUT = """
            insert into attachment_chunks (lane, order_number, attachment_id, chunk, content)
            values (:lane, :number, :id, :chunk, :content)
            """;

    private static final String GET = """
            select content from attachment_chunks
             where lane = :lane and order_number = :number and attachment_id = :id and chunk = :chunk
            """;

    private static final String DELETE = """
            delete from attachment_chunks where lane = :lane and order_number = :number and attachment_id = :id
            """;

    private final DatabaseClient database;

    PostgresContent(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> put(AttachmentKey key, int chunk, byte[] sealed) {
        return bind(PUT, key).bind("chunk", chunk).bind("content", sealed).then();
    }

    @Override
    public Mono<byte[]> get(AttachmentKey key, int chunk) {
        return bind(GET, key)
                .bind("chunk", chunk)
                .map(row -> SqlValues.required(row, "content", byte[].class))
                .one();
    }

    @Override
    public Mono<Void> delete(AttachmentKey key) {
        return bind(DELETE, key).then();
    }

    private DatabaseClient.GenericExecuteSpec bind(String sql, AttachmentKey key) {
        return database.sql(sql)
                .bind("lane", key.lane())
                .bind("number", key.orderNumber())
                .bind("id", key.id());
    }
}
