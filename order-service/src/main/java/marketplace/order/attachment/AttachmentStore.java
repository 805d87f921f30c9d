package marketplace.order.attachment;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import marketplace.contracts.Role;
import marketplace.order.journal.CommandKey;
import marketplace.order.lane.OrderNumbers;
import marketplace.platform.database.SqlValues;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is known of files. Every write is one statement; that a file is named is written by the command's own transaction. */
@Component
class AttachmentStore {

    /** The row of the count decides: whoever comes at the same moment waits for it, and then sees one more. */
    private static final String BEGIN = """
            with counted as (
                insert into attachment_counts as c (lane, order_number, uploader_role, attachments)
                values (:lane, :number, :role, 1)
                    on conflict (lane, order_number, uploader_role) do update set attachments = c.attachments + 1
                 where c.attachments < :most
                returning attachments)
            insert into attachments (lane, order_number, attachment_id, purpose, uploader_role, uploader_id, name, media_type,
                                     chunk_bytes, began_at)
            select :lane, :number, :id, :purpose, :role, :party, :name, :mediaType, :chunkBytes, :now
              from counted
            """;

    private static final String FINISH = """
            update attachments
               set size = :size, sealed_digest = :digest, uploaded_at = :now, command_key = :key, command_digest = :request
             where lane = :lane and order_number = :number and attachment_id = :id
               and uploaded_at is null and discarded_at is null
            """;

    private static final String BY_KEY = """
            select order_number, attachment_id, purpose, uploader_role, uploader_id, name, media_type, chunk_bytes, size,
                   sealed_digest, uploaded_at, command_digest, named_at
              from attachments
             where lane = :lane and command_key = :key
            """;

    private static final String OF_ORDER = """
            select order_number, attachment_id, purpose, uploader_role, uploader_id, name, media_type, chunk_bytes, size,
                   sealed_digest, uploaded_at, command_digest, named_at
              from attachments
             where lane = :lane and order_number = :number and uploaded_at is not null and discarded_at is null
             order by uploaded_at, attachment_id
            """;

    private static final String BY_IDS = """
            select order_number, attachment_id, purpose, uploader_role, uploader_id, name, media_type, chunk_bytes, size,
                   sealed_digest, uploaded_at, command_digest, named_at
              from attachments
             where lane = :lane and order_number = :number and attachment_id = any(:ids)
               and uploaded_at is not null and discarded_at is null
            """;

    /** A command that names the file at the same moment holds the row: either it is named first, or it is gone for the command. */
    private static final String DISCARD = """
            with gone as (
                update attachments set discarded_at = :now, command_key = null
                 where lane = :lane and order_number = :number and attachment_id = :id
                   and uploaded_at is not distinct from :uploadedAt and named_at is null and discarded_at is null
                returning lane, order_number, uploader_role)
            update attachment_counts c set attachments = c.attachments - 1
              from gone
             where c.lane = gone.lane and c.order_number = gone.order_number and c.uploader_role = gone.uploader_role
            """;

    private static final String UNNEEDED = """
            select order_number, attachment_id, uploaded_at, discarded_at is not null as discarded
              from attachments
             where named_at is null and began_at < :brokenBefore
               and (discarded_at < :brokenBefore
                    or discarded_at is null and (uploaded_at is null or uploaded_at < :unnamedBefore))
             order by began_at limit :batch
            """;

    private static final String REMOVE = """
            delete from attachments
             where lane = :lane and order_number = :number and attachment_id = :id and discarded_at is not null
            """;

    private final DatabaseClient database;
    private final SealedContent content;
    private final Clock clock;

    AttachmentStore(DatabaseClient database, SealedContent content, Clock clock) {
        this.database = database;
        this.content = content;
        this.clock = clock;
    }

    /** Whether there was room for one more of this party. */
    Mono<Boolean> begin(AttachmentKey key, Caller uploader, NewFile file, int chunkBytes, int most) {
        return changed(bind(BEGIN, key)
                .bind("role", uploader.role().name())
                .bind("party", uploader.id())
                .bind("purpose", file.purpose().name())
                .bind("name", file.name())
                .bind("mediaType", file.kind().mediaType())
                .bind("chunkBytes", chunkBytes)
                .bind("most", most)
                .bind("now", clock.instant()));
    }

    /**
     * Whether the upload was still awaited.
     *
     * @throws org.springframework.dao.DuplicateKeyException as a signal, when another one with this key has ended first
     */
    Mono<Boolean> finish(AttachmentKey key, Received received, @Nullable CommandKey request) {
        return changed(bind(FINISH, key)
                .bind("size", received.size())
                .bind("digest", content.sealDigest(key, received.sha256()))
                .bind("now", clock.instant())
                .bind("key", SqlValues.nullable(request == null ? null : request.text(), String.class))
                .bind("request", SqlValues.nullable(request == null ? null : request.digest(), String.class)));
    }

    Mono<StoredAttachment> byKey(int lane, String key) {
        return database.sql(BY_KEY)
                .bind("lane", lane)
                .bind("key", key)
                .map(this::attachment)
                .one();
    }

    /** All whole files of the order, whoever may see them. */
    Flux<StoredAttachment> ofOrder(String orderNumber) {
        return database.sql(OF_ORDER)
                .bind("lane", OrderNumbers.laneOf(orderNumber).orElseThrow())
                .bind("number", orderNumber)
                .map(this::attachment)
                .all();
    }

    /** Those of these files that are whole and part of the order, in any sequence. */
    Flux<StoredAttachment> byIds(String orderNumber, Collection<String> ids) {
        return database.sql(BY_IDS)
                .bind("lane", OrderNumbers.laneOf(orderNumber).orElseThrow())
                .bind("number", orderNumber)
                .bind("ids", ids.toArray(String[]::new))
                .map(this::attachment)
                .all();
    }

    /**
     * Takes the file out of everybody's sight: whether it was there and unnamed.
     *
     * @param uploadedAt as it was when this was decided
     */
    Mono<Boolean> discard(AttachmentKey key, @Nullable Instant uploadedAt) {
        return changed(bind(DISCARD, key)
                .bind("now", clock.instant())
                .bind("uploadedAt", SqlValues.nullable(uploadedAt, Instant.class)));
    }

    /** Files that nobody has named in time, uploads that have broken, and what was discarded when either may still have gone on. */
    Flux<Unneeded> unneeded(AttachmentProperties.Purge limits) {
        Instant now = clock.instant();
        return database.sql(UNNEEDED)
                .bind("brokenBefore", now.minus(limits.brokenAfter()))
                .bind("unnamedBefore", now.minus(limits.unnamedAfter()))
                .bind("batch", limits.batch())
                .map(row -> new Unneeded(
                        key(row),
                        row.get("uploaded_at", Instant.class),
                        SqlValues.required(row, "discarded", Boolean.class)))
                .all();
    }

    /** Forgets a discarded file. Its content has to go before. */
    Mono<Boolean> remove(AttachmentKey key) {
        return changed(bind(REMOVE, key));
    }

    private DatabaseClient.GenericExecuteSpec bind(String sql, AttachmentKey key) {
        return database.sql(sql)
                .bind("lane", key.lane())
                .bind("number", key.orderNumber())
                .bind("id", key.id());
    }

    private static Mono<Boolean> changed(DatabaseClient.GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().map(rows -> rows > 0);
    }

    private StoredAttachment attachment(Readable row) {
        AttachmentKey key = key(row);
        return new StoredAttachment(
                key,
                file(row),
                uploader(row),
                SqlValues.required(row, "size", Long.class),
                SqlValues.required(row, "chunk_bytes", Integer.class),
                content.openDigest(key, SqlValues.required(row, "sealed_digest", byte[].class)),
                SqlValues.required(row, "uploaded_at", Instant.class),
                row.get("command_digest", String.class),
                row.get("named_at", Instant.class));
    }

    private static AttachmentKey key(Readable row) {
        return new AttachmentKey(
                SqlValues.required(row, "order_number", String.class),
                SqlValues.required(row, "attachment_id", String.class));
    }

    private static NewFile file(Readable row) {
        return new NewFile(
                AttachmentPurpose.valueOf(SqlValues.required(row, "purpose", String.class)),
                SqlValues.required(row, "name", String.class),
                FileKind.of(SqlValues.required(row, "media_type", String.class)).orElseThrow());
    }

    private static Caller uploader(Readable row) {
        return new Caller(
                Role.valueOf(SqlValues.required(row, "uploader_role", String.class)),
                SqlValues.required(row, "uploader_id", String.class));
    }

    /**
     * A file that may go.
     *
     * @param discarded whether nobody sees it any more, so that only the rest of it is left to remove
     */
    record Unneeded(AttachmentKey key, @Nullable Instant uploadedAt, boolean discarded) {}
}
