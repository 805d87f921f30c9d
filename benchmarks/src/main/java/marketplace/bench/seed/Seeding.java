package marketplace.bench.seed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import marketplace.bench.world.Sql;
import marketplace.servers.Database;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Fills a database of orders with {@code COPY} while no service uses it: orders, their lines in the journal, dense per lane and
 * counted as published, so that they are like any that were placed.
 */
public final class Seeding {

    private static final int ORDERS_AT_ONCE = 256;
    private static final int WITHOUT_INDEXES_FROM = 50_000;
    private static final int AT_SAME_MOMENT = 3;

    private final Database database;
    private final OrderPattern pattern;
    private final OrderNames names;
    private final Instant from;
    private final Duration gap;

    /**
     * Orders like a pattern.
     *
     * @param from when the first one was placed
     * @param gap between every third one, which are placed at the same moment, so that pages end between equal times
     */
    public Seeding(Database database, OrderPattern pattern, OrderNames names, Instant from, Duration gap) {
        this.database = database;
        this.pattern = pattern;
        this.names = names;
        this.from = from;
        this.gap = gap;
    }

    /** Makes so many orders, the first of them at this place; two at once, because the machine has more than one core. */
    public void fill(long first, long count) {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            SecondaryIndexes indexes = SecondaryIndexes.of(database, List.of("orders", "journal"));
            if (count >= WITHOUT_INDEXES_FROM) {
                indexes.drop();
            }
            Map<Integer, Long> ends = lastPositions();
            Future<Void> orders =
                    threads.submit(copying("orders", pattern.order().columns(), place -> order(place), first, count));
            Future<Void> journal = threads.submit(copying(
                    "journal",
                    pattern.journal().getFirst().columns(),
                    place -> lines(place, first, ends),
                    first,
                    count));
            await(orders);
            await(journal);
            if (count >= WITHOUT_INDEXES_FROM) {
                indexes.restore(threads);
            }
        }
        Sql.run(
                database,
                """
                update lanes l set position = j.last
                  from (select lane, max(position) as last from journal group by lane) j where j.lane = l.lane
                """,
                "update relay_cursors c set position = l.position from lanes l where l.lane = c.lane",
                "vacuum analyze orders",
                "vacuum analyze journal");
    }

    private String order(long place) {
        StringBuilder line = new StringBuilder();
        pattern.order().write(copied(place), Map.of("lane", Integer.toString(names.lane(place))), line);
        return line.toString();
    }

    private String lines(long place, long first, Map<Integer, Long> ends) {
        StringBuilder lines = new StringBuilder();
        int lane = names.lane(place);
        long firstOfLane = first + Math.floorMod(lane - first, (long) names.lanes());
        long before = (place - firstOfLane) / names.lanes();
        long position = ends.getOrDefault(lane, 0L) + before * pattern.journal().size();
        for (RowPattern line : pattern.journal()) {
            position++;
            Map<String, String> own = Map.of(
                    "lane", Integer.toString(lane),
                    "position", Long.toString(position),
                    "command_key", "seed|%d|%d".formatted(place, position));
            line.write(copied(place), own, lines);
        }
        return lines.toString();
    }

    private Copied copied(long place) {
        Instant at = from.plus(gap.multipliedBy(place / AT_SAME_MOMENT));
        return new Copied(
                names.number(place),
                OrderNames.buyer(place),
                OrderNames.provider(place),
                Duration.between(pattern.original().purchasedAt(), at));
    }

    private Map<Integer, Long> lastPositions() {
        return Sql.texts(database, "select lane || ':' || position from lanes").stream()
                .map(text -> text.split(":"))
                .collect(Collectors.toMap(parts -> Integer.valueOf(parts[0]), parts -> Long.valueOf(parts[1])));
    }

    private Callable<Void> copying(String table, List<String> columns, Lines lines, long first, long count) {
        return () -> {
            copy("copy %s (%s) from stdin".formatted(table, String.join(", ", columns)), lines, first, count);
            return null;
        };
    }

    private void copy(String statement, Lines lines, long first, long count) throws SQLException, IOException {
        try (Connection connection = Sql.connect(database)) {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
            StringBuilder text = new StringBuilder();
            for (long place = first; place < first + count; place++) {
                text.append(lines.of(place));
                if (place % ORDERS_AT_ONCE == 0 || place == first + count - 1) {
                    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
                    copy.writeToCopy(bytes, 0, bytes.length);
                    text.setLength(0);
                }
            }
            long _ = copy.endCopy();
        }
    }

    static void await(Future<?> work) {
        try {
            work.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while filling", stopping);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the orders could not be made", failed.getCause());
        }
    }

    /** The lines of one order in a table. */
    private interface Lines {
        String of(long place);
    }
}
