package marketplace.order.attachment;

import java.time.Clock;
import marketplace.platform.security.Caller;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks at what the provider handed over as files: recorded before they are shown, beside looks at completion information. */
@Component
class AttachmentLooks {

    private static final String RECORD = """
            insert into completion_views (lane, order_number, viewed_at, viewer_id, attachment_id, round)
            select :lane, :number, :now, :viewer, :id, coalesce((document -> 'implementation' ->> 'round')::integer, 0)
              from orders where lane = :lane and order_number = :number
                on conflict do nothing
            """;

    private final DatabaseClient database;
    private final Clock clock;

    AttachmentLooks(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Completes once the look is recorded; of files that are no secret of the buyer, at once. */
    Mono<Void> record(StoredAttachment attachment, Caller viewer) {
        return attachment.file().purpose() == AttachmentPurpose.COMPLETION ? insert(attachment, viewer) : Mono.empty();
    }

    private Mono<Void> insert(StoredAttachment attachment, Caller viewer) {
        return database.sql(RECORD)
                .bind("lane", attachment.key().lane())
                .bind("number", attachment.key().orderNumber())
                .bind("now", clock.instant())
                .bind("viewer", viewer.id())
                .bind("id", attachment.key().id())
                .then();
    }
}
