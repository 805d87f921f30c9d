package marketplace.order.lane;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import marketplace.platform.database.SqlValues;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Files that commands of a batch name. They are locked before anything is decided and named in the same transaction as the events: a file
 * that an order names is never discarded, and a file that was discarded is never named.
 */
@Component
class NamedFiles {

    private static final String LOCK = """
            select a.order_number, a.attachment_id
              from unnest(:lanes, :numbers, :ids) as n (lane, order_number, attachment_id)
              join attachments a on a.lane = n.lane and a.order_number = n.order_number and a.attachment_id = n.attachment_id
             where a.uploaded_at is not null and a.discarded_at is null
             order by a.lane, a.order_number, a.attachment_id
               for update of a
            """;

    private static final String NAME = """
            update attachments a set named_at = :now
              from unnest(:lanes, :numbers, :ids) as n (lane, order_number, attachment_id)
             where a.lane = n.lane and a.order_number = n.order_number and a.attachment_id = n.attachment_id
               and a.named_at is null
            """;

    private final DatabaseClient database;

    NamedFiles(DatabaseClient database) {
        this.database = database;
    }

    /** Those that are there, and stay there until the batch has ended. */
    Mono<Set<FileName>> lock(List<Submission> batch) {
        List<FileName> wanted = batch.stream().flatMap(FileName::of).distinct().toList();
        return wanted.isEmpty()
                ? Mono.just(Set.of())
                : bind(LOCK, wanted)
                        .map(row -> new FileName(
                                SqlValues.required(row, "order_number", String.class),
                                SqlValues.required(row, "attachment_id", String.class)))
                        .all()
                        .collect(Collectors.toSet());
    }

    /** From now on the files belong to their orders. */
    Mono<Void> name(BatchResult result) {
        return result.named().isEmpty()
                ? Mono.empty()
                : bind(NAME, result.named())
                        .bind("now", result.rows().getFirst().recorded().at())
                        .then();
    }

    private DatabaseClient.GenericExecuteSpec bind(String sql, List<FileName> files) {
        return database.sql(sql)
                .bind("lanes", files.stream().map(FileName::lane).toArray(Integer[]::new))
                .bind("numbers", files.stream().map(FileName::orderNumber).toArray(String[]::new))
                .bind("ids", files.stream().map(FileName::id).toArray(String[]::new));
    }
}
