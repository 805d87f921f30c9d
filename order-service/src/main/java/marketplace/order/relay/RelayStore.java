package marketplace.order.relay;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import marketplace.platform.database.SqlValues;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Leases and cursors of the lanes, and the rows past them. Leases live by the database's clock: the injected one can be moved. */
@Component
class RelayStore {

    private static final String LEASE = """
            update relay_cursors
               set holder = :holder, leased_until = clock_timestamp() + make_interval(secs => :seconds)
             where holder = :holder or leased_until < clock_timestamp()
            """;

    private static final String RELEASE = """
            update relay_cursors set leased_until = '-infinity' where holder = :holder
            """;

    /**
     * Positions are dense and in commit order, so that nothing can appear later before a cursor that has passed. What was read before and is
     * on its way is left out.
     */
    private static final String UNSENT = """
            select j.lane, j.position, greatest(c.position, r.position) as cursor, j.order_number, j.order_version, j.type,
                   j.occurred_at, j.trace_parent, j.payload
              from relay_cursors c
              left join unnest(:lanes, :positions) as r (lane, position) on r.lane = c.lane
             cross join lateral (select * from journal
                                  where lane = c.lane and position > greatest(c.position, r.position)
                                  order by position limit :batch) j
             where c.holder = :holder and c.leased_until > clock_timestamp()
             order by j.lane, j.position
            """;

    /**
     * A relay that slept through its lease finds another cursor or holder, and moves nothing. Nobody waits for the disk: where a crash of
     * the database takes the step back, the rows are sent again, as after a crash of the relay.
     */
    private static final String ADVANCE = """
            with soon as materialized (select set_config('synchronous_commit', 'off', true))
            update relay_cursors c set position = n.reached
              from unnest(:lanes, :cursors, :reached) as n (lane, cursor, reached), soon
             where c.lane = n.lane and c.position = n.cursor and c.holder = :holder
            """;

    /** Positions are dense: what is not sent yet is the difference. */
    private static final String BACKLOG = """
            select coalesce(sum(l.position - c.position), 0)::bigint as unsent, min(j.occurred_at) as oldest
              from lanes l
              join relay_cursors c on c.lane = l.lane
              left join journal j on j.lane = c.lane and j.position = c.position + 1
            """;

    private final DatabaseClient database;

    RelayStore(DatabaseClient database) {
        this.database = database;
    }

    /** Takes or keeps all lanes that nobody else holds. */
    Mono<Long> lease(String holder, Duration lease) {
        return database.sql(LEASE)
                .bind("holder", holder)
                .bind(
                        "seconds",
                        (double) lease.toMillis() / Duration.ofSeconds(1).toMillis())
                .fetch()
                .rowsUpdated();
    }

    /** Lets others take over at once. */
    Mono<Long> release(String holder) {
        return database.sql(RELEASE).bind("holder", holder).fetch().rowsUpdated();
    }

    /**
     * What is to be sent of the lanes that this holder has, in order within each lane.
     *
     * @param read how far lanes have been read since their cursors moved
     */
    Flux<OutboxRow> unsent(String holder, Map<Integer, Long> read, int batch) {
        List<Map.Entry<Integer, Long>> reached = List.copyOf(read.entrySet());
        return database.sql(UNSENT)
                .bind("holder", holder)
                .bind("lanes", reached.stream().map(Map.Entry::getKey).toArray(Integer[]::new))
                .bind("positions", reached.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .bind("batch", batch)
                .map(RelayStore::row)
                .all();
    }

    /** Moves the cursors of the lanes past these rows, where they still are where they were read. */
    Mono<Long> advance(String holder, Map<Integer, List<OutboxRow>> sent) {
        return database.sql(ADVANCE)
                .bind("holder", holder)
                .bind("lanes", sent.keySet().toArray(Integer[]::new))
                .bind(
                        "cursors",
                        sent.values().stream()
                                .map(rows -> rows.getFirst().cursor())
                                .toArray(Long[]::new))
                .bind(
                        "reached",
                        sent.values().stream()
                                .map(rows -> rows.getLast().position())
                                .toArray(Long[]::new))
                .fetch()
                .rowsUpdated();
    }

    /** Of all lanes, whoever holds them. */
    Mono<Backlog> backlog() {
        return database.sql(BACKLOG)
                .map(row ->
                        new Backlog(SqlValues.required(row, "unsent", Long.class), row.get("oldest", Instant.class)))
                .one();
    }

    private static OutboxRow row(Readable row) {
        return new OutboxRow(
                SqlValues.required(row, "lane", Integer.class),
                SqlValues.required(row, "position", Long.class),
                SqlValues.required(row, "cursor", Long.class),
                SqlValues.required(row, "order_number", String.class),
                SqlValues.required(row, "order_version", Long.class),
                SqlValues.required(row, "type", String.class),
                SqlValues.required(row, "occurred_at", Instant.class),
                row.get("trace_parent", String.class),
                SqlValues.required(row, "payload", String.class));
    }

    /** Rows that are not published yet, and when the oldest of them happened. */
    record Backlog(long unsent, @Nullable Instant oldest) {}
}
