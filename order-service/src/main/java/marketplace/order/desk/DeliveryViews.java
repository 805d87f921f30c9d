package marketplace.order.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import marketplace.order.lane.OrderNumbers;
import marketplace.order.model.Order;
import marketplace.platform.database.SqlValues;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who looked at what was delivered, and when. */
@Component
class DeliveryViews {

    private static final String RECORD = """
            insert into completion_views (lane, order_number, viewed_at, viewer_id, round)
            values (:lane, :number, :now, :viewer, :round)
            on conflict do nothing
            """;

    private static final String LATEST = """
            select viewed_at, viewer_id, round, attachment_id from completion_views
             where lane = :lane and order_number = :number
             order by viewed_at desc limit :limit
            """;

    private static final int MOST = 200;

    private final DatabaseClient database;
    private final Clock clock;

    DeliveryViews(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Long> record(Order order, Caller viewer) {
        return database.sql(RECORD)
                .bind("lane", OrderNumbers.laneOf(order.number()).orElseThrow())
                .bind("number", order.number())
                .bind("now", clock.instant())
                .bind("viewer", viewer.id())
                .bind("round", order.implementation().round())
                .fetch()
                .rowsUpdated();
    }

    /** The latest views, newest first. */
    Flux<DeliveryLook> latest(Order order) {
        return database.sql(LATEST)
                .bind("lane", OrderNumbers.laneOf(order.number()).orElseThrow())
                .bind("number", order.number())
                .bind("limit", MOST)
                .map(row -> new DeliveryLook(
                        SqlValues.required(row, "viewed_at", Instant.class),
                        SqlValues.required(row, "viewer_id", String.class),
                        round(SqlValues.required(row, "round", Integer.class)),
                        attachmentId(SqlValues.required(row, "attachment_id", String.class))))
                .all();
    }

    /** Nobody completes an automatic delivery. */
    private static @Nullable Integer round(int kept) {
        return kept == 0 ? null : kept;
    }

    private static @Nullable String attachmentId(String stored) {
        return stored.isEmpty() ? null : stored;
    }

    /**
     * One look.
     *
     * @param round for MANUAL: which completion was looked at
     * @param attachmentId the file that was looked at; null for the information itself
     */
    record DeliveryLook(
            Instant viewedAt,
            String viewerId,
            @Nullable Integer round,
            @Nullable String attachmentId) {}

    @Schema(name = "DeliveryLookPage")
    record Page(List<DeliveryLook> views) {}
}
