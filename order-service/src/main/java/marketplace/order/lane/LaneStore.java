package marketplace.order.lane;

import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import marketplace.order.journal.OrderJson;
import marketplace.order.lane.LaneState.KnownCommand;
import marketplace.order.lane.LaneState.LaneKey;
import marketplace.order.model.Order;
import marketplace.platform.database.SqlValues;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of the write path: three statements for a batch, however large. */
@Component
class LaneStore {

    /**
     * The statements that follow in the transaction find everything by key, however many there are. Left to itself PostgreSQL plans
     * each of them anew, because of the lengths of their arrays, which takes longer than to run it for a few commands; and a plan
     * that is kept must not be one from when the tables were empty.
     */
    private static final String LOCK_LANES = """
            with planning as materialized (
                select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true))
            select lane, position
              from lanes, planning
             where lane = any(:lanes)
             order by lane
               for update of lanes
            """;

    /** Each order once, with the places of the submissions whose actors may see it. */
    private static final String LOAD_ORDERS = """
            select o.order_number, o.agreed, o.document, array_agg(c.place) as visible_to
              from unnest(:places, :lanes, :numbers, :roles, :parties) as c (place, lane, order_number, role, party)
              join orders o on o.lane = c.lane and o.order_number = c.order_number
               and case c.role when 'BUYER' then o.buyer_id = c.party
                               when 'PROVIDER' then o.provider_id = c.party
                               else true end
             group by o.lane, o.order_number
            """;

    private static final String LOAD_KEYS = """
            select j.lane, j.command_key, j.command_digest, j.order_number, j.order_version
              from unnest(:lanes, :keys) as k (lane, command_key)
              join journal j on j.lane = k.lane and j.command_key = k.command_key
            """;

    private final DatabaseClient database;
    private final NamedFiles files;
    private final Function<Order, String> document;

    LaneStore(DatabaseClient database, NamedFiles files, LaneProperties properties) {
        this.database = database;
        this.files = files;
        this.document = properties.wholeDocuments() ? OrderJson::write : OrderJson::writeChanging;
    }

    Mono<LaneState> lockAndLoad(List<Submission> batch) {
        return lock(batch).flatMap(positions -> load(batch, positions));
    }

    Mono<Void> write(BatchResult result) {
        return new LaneWrite(result, document).execute(database).then(files.name(result));
    }

    private Mono<Map<Integer, Long>> lock(List<Submission> batch) {
        Integer[] lanes = batch.stream().map(Submission::lane).distinct().toArray(Integer[]::new);
        return database.sql(LOCK_LANES)
                .bind("lanes", lanes)
                .map(row -> Map.entry(
                        SqlValues.required(row, "lane", Integer.class),
                        SqlValues.required(row, "position", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<LaneState> load(List<Submission> batch, Map<Integer, Long> positions) {
        return orders(batch)
                .collectList()
                .flatMap(found -> keys(batch)
                        .flatMap(keys -> files.lock(batch).map(there -> state(positions, found, there, keys))));
    }

    private Flux<VisibleOrder> orders(List<Submission> batch) {
        return database.sql(LOAD_ORDERS)
                .bind("places", IntStream.range(0, batch.size()).boxed().toArray(Integer[]::new))
                .bind("lanes", batch.stream().map(Submission::lane).toArray(Integer[]::new))
                .bind(
                        "numbers",
                        batch.stream().map(s -> s.command().orderNumber()).toArray(String[]::new))
                .bind("roles", batch.stream().map(s -> s.actor().role().name()).toArray(String[]::new))
                .bind("parties", batch.stream().map(s -> s.actor().id()).toArray(String[]::new))
                .map(VisibleOrder::of)
                .all();
    }

    private Mono<Map<LaneKey, KnownCommand>> keys(List<Submission> batch) {
        List<LaneKey> keys = new ArrayList<>();
        for (Submission submission : batch) {
            if (submission.key() != null) {
                keys.add(new LaneKey(submission.lane(), submission.key().text()));
            }
        }
        return keys.isEmpty()
                ? Mono.just(Map.of())
                : keys(keys.stream().distinct().toList(), database);
    }

    private static Mono<Map<LaneKey, KnownCommand>> keys(List<LaneKey> keys, DatabaseClient database) {
        return database.sql(LOAD_KEYS)
                .bind("lanes", keys.stream().map(LaneKey::lane).toArray(Integer[]::new))
                .bind("keys", keys.stream().map(LaneKey::key).toArray(String[]::new))
                .map(row -> Map.entry(
                        new LaneKey(
                                SqlValues.required(row, "lane", Integer.class),
                                SqlValues.required(row, "command_key", String.class)),
                        new KnownCommand(
                                SqlValues.required(row, "order_number", String.class),
                                SqlValues.required(row, "order_version", Long.class),
                                SqlValues.required(row, "command_digest", String.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static LaneState state(
            Map<Integer, Long> positions,
            List<VisibleOrder> found,
            Set<FileName> files,
            Map<LaneKey, KnownCommand> keys) {
        Map<String, Order> orders = new HashMap<>();
        Map<String, RuntimeException> unreadable = new HashMap<>();
        Set<Integer> visible = new HashSet<>();
        for (VisibleOrder order : found) {
            order.read(orders, unreadable);
            visible.addAll(order.visibleTo);
        }
        return new LaneState(positions, orders, unreadable, visible, files, keys);
    }

    private record VisibleOrder(String number, @Nullable String agreed, String document, List<Integer> visibleTo) {
        static VisibleOrder of(Readable row) {
            Integer[] places = SqlValues.required(row, "visible_to", Integer[].class);
            return new VisibleOrder(
                    SqlValues.required(row, "order_number", String.class),
                    row.get("agreed", String.class),
                    SqlValues.required(row, "document", String.class),
                    Arrays.asList(places));
        }

        /** One that cannot be read is the misfortune of its own commands, not of their neighbours. */
        void read(Map<String, Order> orders, Map<String, RuntimeException> unreadable) {
            try {
                orders.put(number, OrderJson.readOrder(agreed, document));
            } catch (RuntimeException broken) {
                unreadable.put(number, broken);
            }
        }
    }
}
