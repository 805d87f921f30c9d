package marketplace.order.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.order.lane.JournalChecks;
import marketplace.servers.Database;
import marketplace.servers.KafkaServer;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Whatever is sent, the answer is an answer: soon, documented, no failure of ours. */
class FuzzTests {

    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final long REQUESTS = Long.getLong("fuzz.requests", 20_000);
    private static final long ROUND = 2_000;
    private static final long WITH_LIMITS = 600;

    private static final KafkaServer KAFKA = KafkaServer.startTemporary();
    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final TestClock CLOCK = new TestClock();
    private static final RunningService SERVICE = start();

    @AfterAll
    static void stop() {
        SERVICE.close();
        KAFKA.close();
    }

    @Test
    void whatever_is_sent_is_answered_soon_and_as_documented_and_leaves_nothing_behind() {
        FuzzRun run = new FuzzRun(SERVICE, new TestMarketplace(SERVICE, CLOCK), SEED);

        run.round(0, ROUND);
        Footprint before = Footprint.now();
        for (long first = ROUND; first < REQUESTS; first += ROUND) {
            run.round(first, Math.min(ROUND, REQUESTS - first));
        }
        Footprint after = Footprint.now();

        System.out.printf("FUZZ %d requests, %s; before %s, after %s%n", REQUESTS, run, before, after);
        assertThat(run.complaints()).isEmpty();
        assertThat(after.hasGrownSince(before)).as("%s, then %s", before, after).isFalse();
        assertThat(run.succeeded()).as("operations that were reached").hasSizeGreaterThan(40);
        JournalChecks.requireWhole(DATABASE);
        awaitEverythingPublished();
    }

    @Test
    void limits_on_how_often_somebody_may_ask_are_answers_like_others() {
        try (RunningService limited =
                start("marketplace.rate-limit.party-per-second=1", "marketplace.rate-limit.party-burst=120")) {
            FuzzRun run = new FuzzRun(limited, new TestMarketplace(limited, CLOCK), SEED);

            run.round(0, WITH_LIMITS);

            assertThat(run.complaints()).isEmpty();
            assertThat(run.outcomes()).containsKey("429");
        }
    }

    /** Nothing that was accepted is too much for the relay. */
    private static void awaitEverythingPublished() {
        try (TestSql sql = new TestSql(DATABASE)) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> sql.number("""
                            select count(*) from lanes join relay_cursors using (lane) where lanes.position <> relay_cursors.position
                            """) == 0);
        }
    }

    private static RunningService start(String... settings) {
        String[] all = Stream.concat(
                        Stream.of(
                                "marketplace.changes.longest-wait=500ms",
                                "marketplace.vendors.check.total=2s",
                                "marketplace.outbound.lookup=500ms",
                                "marketplace.downloads.at-once=32",
                                "marketplace.downloads.per-caller=32",
                                "marketplace.changes.listeners-per-caller=100"),
                        Stream.of(settings))
                .toArray(String[]::new);
        return RunningService.startOn(KAFKA.bootstrapServers(), DATABASE, CLOCK, all);
    }
}
