package marketplace.order.desk;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import marketplace.contracts.Role;
import marketplace.order.access.VisibleOrders;
import marketplace.order.journal.CommandKey;
import marketplace.order.journal.OrderJson;
import marketplace.order.lane.OrderNumbers;
import marketplace.order.model.Actor;
import marketplace.order.model.Evolution;
import marketplace.order.model.Order;
import marketplace.order.model.RecordedEvent;
import marketplace.order.view.TimelineEntry;
import marketplace.platform.database.SqlValues;
import marketplace.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One order, as far as the caller may see it: somebody else's is as if it did not exist. */
@Component
class OrderReads {

    private static final String HISTORY = """
            select order_version, occurred_at, actor_role, actor_id, event
              from journal
             where lane = :lane and order_number = :number and order_version <= :version
             order by order_version
            """;

    private static final String PLACED = """
            select order_number from journal
             where lane = :lane and command_key = :key and command_digest = :digest
            """;

    private static final String TIMELINE = """
            select type, payload
              from journal
             where lane = :lane and order_number = :number and order_version > :after
             order by order_version limit :limit
            """;

    private final VisibleOrders orders;
    private final DatabaseClient database;

    OrderReads(VisibleOrders orders, DatabaseClient database) {
        this.orders = orders;
        this.database = database;
    }

    /** The order; a problem as a signal when the caller may not know of it. */
    Mono<Order> find(Caller caller, String number) {
        return orders.find(caller, number);
    }

    /** The order as it was at that version. */
    Mono<Order> at(String number, long version) {
        return database.sql(HISTORY)
                .bind("lane", OrderNumbers.laneOf(number).orElseThrow())
                .bind("number", number)
                .bind("version", version)
                .map(OrderReads::recorded)
                .all()
                .collectList()
                .mapNotNull(Evolution::replay);
    }

    /** The order that a command with this key placed, as it was then. */
    Mono<Order> placed(int lane, CommandKey key) {
        return database.sql(PLACED)
                .bind("lane", lane)
                .bind("key", key.text())
                .bind("digest", key.digest())
                .mapValue(String.class)
                .one()
                .flatMap(number -> at(number, 1));
    }

    /** What happened to an order after that version, oldest first. Ask whether the caller may see the order before. */
    Flux<TimelineEntry> timeline(String number, long after, int limit) {
        return database.sql(TIMELINE)
                .bind("lane", OrderNumbers.laneOf(number).orElseThrow())
                .bind("number", number)
                .bind("after", after)
                .bind("limit", limit)
                .map(TimelineEntry::of)
                .all();
    }

    private static RecordedEvent recorded(Readable row) {
        Actor actor = new Actor(
                Role.valueOf(SqlValues.required(row, "actor_role", String.class)),
                SqlValues.required(row, "actor_id", String.class));
        return new RecordedEvent(
                SqlValues.required(row, "order_version", Long.class),
                SqlValues.required(row, "occurred_at", Instant.class),
                actor,
                OrderJson.readEvent(SqlValues.required(row, "event", String.class)));
    }

    /** A page of a timeline; no {@code nextAfter} means that it is the last. */
    record Timeline(List<TimelineEntry> entries, @Nullable Long nextAfter) {}
}
