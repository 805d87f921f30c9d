package marketplace.order.changes;

import io.r2dbc.spi.Readable;
import java.util.List;
import marketplace.contracts.Role;
import marketplace.order.view.JournalMessages;
import marketplace.platform.database.SqlValues;
import marketplace.platform.security.Caller;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The journal past some positions: what one caller may see of it, and whom its newest lines concern. */
@Component
class ChangeStore {

    private static final String HEADS = "select lane, position from lanes order by lane";

    private static final String BUYERS = pageOfSide("buyer_id");
    private static final String PROVIDERS = pageOfSide("provider_id");
    private static final String EVERYBODYS =
            page("lane = seen.lane and position > seen.position and :party is not null", "position");

    static final String NEWEST = """
            select line.lane, line.position, line.buyer_id, line.provider_id
              from unnest(:lanes, :positions) as seen (lane, position)
             cross join lateral (
                       select lane, position, buyer_id, provider_id
                         from journal
                        where lane = seen.lane and position > seen.position
                        order by position
                        limit :limit
                   ) as line
            """;

    private final DatabaseClient database;

    ChangeStore(DatabaseClient database) {
        this.database = database;
    }

    /** How far the journal goes at this moment. */
    Mono<LanePositions> heads(LanePositions beginning) {
        return database.sql(HEADS)
                .map(row -> new Place(
                        SqlValues.required(row, "lane", Integer.class),
                        SqlValues.required(row, "position", Long.class)))
                .all()
                .reduce(beginning, (heads, place) -> heads.upTo(place.lane(), place.position()));
    }

    /** What this caller may see past these positions. */
    Mono<ChangePage> page(Caller caller, LanePositions after, int limit) {
        return database.sql(statement(caller.role()))
                .bind("lanes", after.lanes())
                .bind("positions", after.positions())
                .bind("party", caller.id())
                .bind("limit", limit + 1)
                .map(ChangeStore::line)
                .all()
                .collectList()
                .map(lines -> page(after, lines, limit));
    }

    /** Whom the lines past these positions concern; of each lane so many at most. */
    Flux<Concerned> newest(LanePositions after, int limit) {
        return database.sql(NEWEST)
                .bind("lanes", after.lanes())
                .bind("positions", after.positions())
                .bind("limit", limit)
                .map(row -> new Concerned(
                        SqlValues.required(row, "lane", Integer.class),
                        SqlValues.required(row, "position", Long.class),
                        SqlValues.required(row, "buyer_id", String.class),
                        SqlValues.required(row, "provider_id", String.class)))
                .all();
    }

    static String statement(Role role) {
        return switch (role) {
            case BUYER -> BUYERS;
            case PROVIDER -> PROVIDERS;
            case OPERATOR, SERVICE -> EVERYBODYS;
        };
    }

    /**
     * Compared as rows, so that only the index of the side will do. With the columns apart the planner might walk a lane in search of a
     * party that it believes to be everywhere, and that has become quiet.
     */
    private static String pageOfSide(String side) {
        String past = """
                (%1$s, lane, position) > (:party, seen.lane, seen.position)
                          and (%1$s, lane) <= (:party, seen.lane)""".formatted(side);
        return page(past, side + ", lane, position");
    }

    /**
     * One look along an index, lane after lane until the page is full. Within a lane nothing is left out; which lanes come first is the
     * caller's turn.
     */
    private static String page(String past, String order) {
        return """
            select line.lane, line.position, line.type, line.payload
              from unnest(:lanes, :positions) with ordinality as seen (lane, position, place)
             cross join lateral (
                       select lane, position, type, payload
                         from journal
                        where %s
                        order by %s
                        limit :limit
                   ) as line
             order by seen.place, line.position
             limit :limit
            """.formatted(past, order);
    }

    private static ChangePage page(LanePositions after, List<ChangePage.Line> lines, int limit) {
        boolean more = lines.size() > limit;
        return new ChangePage(after, more ? lines.subList(0, limit) : lines, more);
    }

    private static ChangePage.Line line(Readable row) {
        return new ChangePage.Line(
                SqlValues.required(row, "lane", Integer.class),
                SqlValues.required(row, "position", Long.class),
                OrderChange.of(JournalMessages.of(row)));
    }

    private record Place(int lane, long position) {}

    /** The parties of one line of the journal. */
    record Concerned(int lane, long position, String buyerId, String providerId) {}
}
