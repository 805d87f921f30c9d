package marketplace.order.lane;

import static marketplace.order.lane.TestSubmissions.placing;
import static marketplace.order.lane.TestSubmissions.repricing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.order.attachment.TestFiles;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Which lanes one transaction writes in, told by triggers on the real tables. */
class LaneTransactionTests {

    private static final String A_WRITER_FOR_EACH_LANE = "marketplace.lanes.writers=16";
    private static final String CONNECTIONS = "spring.r2dbc.pool.max-size=24";
    private static final String[] QUIET = {
        "spring.kafka.listener.auto-startup=false", "marketplace.relay.enabled=false", CONNECTIONS
    };
    private static final int ORDERS = 400;
    private static final int DELIVERIES = 24;
    private static final Duration HELD_FOR = Duration.ofMillis(300);

    private final Database database = Servers.shared().freshDatabase();
    private final TestClock clock = new TestClock();

    @Test
    void a_writer_that_serves_one_lane_writes_in_one_lane_at_a_time() {
        try (RunningService service = start(A_WRITER_FOR_EACH_LANE);
                LaneTrace trace = new LaneTrace(database)) {
            placeAndReprice(service.bean(Lanes.class));

            assertThat(trace.crossing()).isEmpty();
            assertThat(trace.touched()).containsExactly("journal", "lanes", "orders");
            assertThat(trace.lanes()).isEqualTo(16);
            assertThat(trace.largestBatch()).isGreaterThan(5);
        }
        JournalChecks.requireWhole(database);
    }

    /** Two writers are what one machine is fastest with; this is also what shows that the trace sees it. */
    @Test
    void a_writer_that_serves_several_lanes_writes_in_several() {
        try (RunningService service = start("marketplace.lanes.writers=2");
                LaneTrace trace = new LaneTrace(database)) {
            placeAndReprice(service.bean(Lanes.class));

            assertThat(trace.crossing()).containsExactly("journal", "lanes", "orders");
        }
    }

    /** Leases of the relay are taken for all lanes at once, in a table of their own: see docs/scaling.md. */
    @Test
    void in_whole_lives_of_orders_only_the_relay_crosses_lanes() {
        try (RunningService service = RunningService.start(database, clock, A_WRITER_FOR_EACH_LANE, CONNECTIONS);
                LaneTrace trace = new LaneTrace(database)) {
            TestMarketplace market = new TestMarketplace(service, clock);
            String product = market.productWithForm();
            for (int i = 0; i < 8; i++) {
                live(market, product);
            }
            String automatic = market.saasProduct();
            for (int i = 0; i < DELIVERIES; i++) {
                market.pay(market.place(automatic), TestMarketplace.LIST_PRICE);
            }

            Awaitility.await().until(() -> trace.crossing().contains("relay_cursors"));
            awaitEachCalledFor();
            assertThat(trace.crossing()).containsExactly("relay_cursors");
            assertThat(trace.touched())
                    .contains(
                            "attachment_chunks",
                            "attachment_counts",
                            "attachments",
                            "completion_views",
                            "deliveries",
                            "journal",
                            "lanes",
                            "orders");
            assertThat(trace.lanes()).isGreaterThan(2);
        }
    }

    private void awaitEachCalledFor() {
        try (TestSql sql = new TestSql(database)) {
            Awaitility.await()
                    .until(() -> sql.number("select count(*) from deliveries where attempts > 0") >= DELIVERIES);
        }
    }

    private static void live(TestMarketplace market, String product) {
        String number = market.inProgress(product);
        String file = TestFiles.note(market.provider, number, "completion", "how to log in");
        Map<String, Object> completion = TestFiles.naming(Map.of("completionInformation", "root / s3cret"), file);
        market.press(market.provider, number, "complete", completion).expect(200);
        market.buyer.get("/v1/orders/%s/delivery".formatted(number)).expect(200);
        market.press(market.buyer, number, "confirm", "").expect(200);
    }

    /** All of them wait until the lanes are free, so that they are written in batches. */
    private void placeAndReprice(Lanes lanes) {
        List<Submission> placings =
                Stream.generate(() -> placing(lanes)).limit(ORDERS).toList();
        List<Outcome> placed = whileLanesAreLocked(lanes, placings);
        List<Outcome> repriced = whileLanesAreLocked(
                lanes,
                placings.stream()
                        .map(placing -> repricing(placing.command().orderNumber(), 5, "less"))
                        .toList());
        assertThat(placed).hasSize(ORDERS).allMatch(Outcome.Accepted.class::isInstance);
        assertThat(repriced).hasSize(ORDERS).allMatch(Outcome.Accepted.class::isInstance);
    }

    private List<Outcome> whileLanesAreLocked(Lanes lanes, List<Submission> submissions) {
        try (TestSql sql = TestSql.transaction(database)) {
            assertThat(sql.rows("select lane from lanes for update")).hasSize(16);
            var answers = Flux.fromIterable(submissions)
                    .flatMap(lanes::submit, ORDERS)
                    .collectList()
                    .toFuture();
            Awaitility.await().pollDelay(HELD_FOR).until(() -> batchesThatWait() > 0);
            sql.run("rollback");
            return answers.join();
        }
    }

    private long batchesThatWait() {
        try (TestSql sql = new TestSql(database)) {
            return sql.number("""
                    select count(*) from pg_stat_activity
                     where datname = current_database() and wait_event_type = 'Lock'
                    """);
        }
    }

    private RunningService start(String writers) {
        return RunningService.start(
                database,
                clock,
                Stream.concat(Stream.of(QUIET), Stream.of(writers)).toArray(String[]::new));
    }
}
