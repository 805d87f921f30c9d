package marketplace.order.delivery;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import marketplace.order.lane.OrderNumbers;
import marketplace.order.vendor.VendorRequest.Call;
import marketplace.platform.database.SqlValues;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Deliveries as operators ask for them and settle them, and the end of those that are over. By the database's clock. */
@Component
class DeskStore {

    private static final String LIST = """
            select order_number, state, call, since, changed_at, attempts, instance_id, surplus, failure, note, settled_by
              from deliveries
             where state = :state and (lane, order_number) > (:lane, :after)
             order by lane, order_number limit :limit
            """;

    private static final String FIND = """
            select order_number, state, call, since, changed_at, attempts, instance_id, surplus, failure, note, settled_by
              from deliveries where lane = :lane and order_number = :number
            """;

    private static final String REOPEN = """
            update deliveries
               set state = 'OPEN', since = clock_timestamp(), next_try_at = clock_timestamp(), changed_at = clock_timestamp(),
                   attempts = 0, accepted = false
             where lane = :lane and order_number = :number and state = 'GIVEN_UP'
            returning order_number, state, call, since, changed_at, attempts, instance_id, surplus, failure, note, settled_by
            """;

    private static final String SETTLE = """
            update deliveries
               set state = 'SETTLED', note = :note, settled_by = :operator, changed_at = clock_timestamp()
             where lane = :lane and order_number = :number and state = 'GIVEN_UP'
            returning order_number, state, call, since, changed_at, attempts, instance_id, surplus, failure, note, settled_by
            """;

    private static final String OVER = """
            select order_number from deliveries
             where state in ('DONE', 'SETTLED') and changed_at < clock_timestamp() - make_interval(secs => :kept)
             order by changed_at limit :batch
            """;

    private static final String PURGE = """
            delete from deliveries
             where lane = :lane and order_number = any(:numbers)
               and state in ('DONE', 'SETTLED') and changed_at < clock_timestamp() - make_interval(secs => :kept)
            """;

    private final DatabaseClient database;

    DeskStore(DatabaseClient database) {
        this.database = database;
    }

    /** Deliveries in this state, in the sequence of their orders' numbers. */
    Flux<KnownDelivery> list(DeliveryState state, String after, int limit) {
        return database.sql(LIST)
                .bind("state", state.name())
                .bind("lane", OrderNumbers.laneOf(after).orElse(-1))
                .bind("after", after)
                .bind("limit", limit)
                .map(DeskStore::delivery)
                .all();
    }

    Mono<KnownDelivery> find(int lane, String orderNumber) {
        return of(FIND, lane, orderNumber).map(DeskStore::delivery).one();
    }

    /** The delivery, due once more; empty when it was not given up. */
    Mono<KnownDelivery> reopen(int lane, String orderNumber) {
        return of(REOPEN, lane, orderNumber).map(DeskStore::delivery).one();
    }

    /** The delivery, closed; empty when it was not given up. */
    Mono<KnownDelivery> settle(int lane, String orderNumber, String note, String operator) {
        return of(SETTLE, lane, orderNumber)
                .bind("note", note)
                .bind("operator", operator)
                .map(DeskStore::delivery)
                .one();
    }

    /** How many deliveries were deleted: what is left to say about their orders the orders say. */
    Mono<Long> purge(Duration keptFor, int batch) {
        double kept = keptFor.toSeconds();
        Flux<String> over = database.sql(OVER)
                .bind("kept", kept)
                .bind("batch", batch)
                .mapValue(String.class)
                .all();
        return LaneByLane.each(
                        over,
                        (lane, numbers) -> database.sql(PURGE)
                                .bind("lane", lane)
                                .bind("numbers", numbers.toArray(String[]::new))
                                .bind("kept", kept)
                                .fetch()
                                .rowsUpdated())
                .reduce(0L, Long::sum);
    }

    private DatabaseClient.GenericExecuteSpec of(String statement, int lane, String orderNumber) {
        return database.sql(statement).bind("lane", lane).bind("number", orderNumber);
    }

    private static KnownDelivery delivery(Readable row) {
        return new KnownDelivery(
                SqlValues.required(row, "order_number", String.class),
                DeliveryState.valueOf(SqlValues.required(row, "state", String.class)),
                Call.valueOf(SqlValues.required(row, "call", String.class)),
                SqlValues.required(row, "since", Instant.class),
                SqlValues.required(row, "changed_at", Instant.class),
                SqlValues.required(row, "attempts", Integer.class),
                row.get("instance_id", String.class),
                List.of(SqlValues.required(row, "surplus", String[].class)),
                row.get("failure", String.class),
                row.get("note", String.class),
                row.get("settled_by", String.class));
    }
}
