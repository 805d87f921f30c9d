package marketplace.order.changes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import marketplace.order.Answer;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.TestSql;
import marketplace.servers.Database;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * What one party may see, through several instances.
 *
 * @param lines the lines of the journal that it may see, as a condition
 */
record View(String role, String id, String lines, Database database, List<RunningService> instances) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The party at whichever instance comes. */
    Party somewhere(Random random) {
        return instances.get(random.nextInt(instances.size())).party(role, id);
    }

    /** What there is to be seen, each as number and version. */
    List<String> journal() {
        try (TestSql sql = new TestSql(database)) {
            return sql.rows("select order_number, order_version from journal where " + lines);
        }
    }

    /** Polls from the beginning, with limits that change, until everything is written and nothing comes any more. */
    List<String> poll(Random random, int largestLimit, BooleanSupplier written) {
        ChangesReader reader = ChangesReader.fromTheBeginning();
        boolean last = false;
        while (true) {
            Answer page = reader.next(somewhere(random), "wait=PT0.3S&limit=" + (1 + random.nextInt(largestLimit)));
            if (last && page.body().at("/changes").isEmpty()) {
                return reader.seen();
            }
            last = written.getAsBoolean();
        }
    }

    /** Listens from the beginning, hangs up after so many changes at most, and resumes, until everything is written and seen. */
    List<String> listen(Random random, int atMost, BooleanSupplier written) {
        List<JsonNode> seen = Collections.synchronizedList(new ArrayList<>());
        BooleanSupplier complete =
                () -> written.getAsBoolean() && seen.size() >= journal().size();
        String lastEventId = "";
        while (!complete.getAsBoolean()) {
            int enough = seen.size() + 1 + random.nextInt(atMost);
            LiveChanges live = LiveChanges.resume(somewhere(random), lastEventId, seen::add);
            lastEventId = hear(live, () -> seen.size() >= enough || complete.getAsBoolean());
        }
        return ChangesReader.versions(seen);
    }

    private static String hear(LiveChanges live, Callable<Boolean> enough) {
        try (live) {
            Awaitility.await().atMost(PATIENCE).until(enough);
        }
        return live.lastEventId();
    }
}
