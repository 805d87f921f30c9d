package marketplace.order.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

class RelayTests {

    private static final String DEAF = "spring.kafka.listener.auto-startup=false";
    private static final String SHORT_LEASE = "marketplace.relay.lease=1s";
    private static final String LOOKING_OFTEN = "marketplace.pauses.every=50ms";
    private static final String LOOKING_ONCE = "marketplace.pauses.every=1m";
    private static final String PART = "/v1/pauses/relay";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Longer than a lease. */
    private static final Duration QUIET = Duration.ofMillis(1500);

    private final Database database = Servers.shared().freshDatabase();
    private final TestClock clock = new TestClock();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable open : opened.reversed()) {
            open.close();
        }
    }

    @Test
    void every_row_is_published_in_order_and_byte_for_byte() {
        TestMarketplace market = new TestMarketplace(start(), clock);
        Set<String> orders = new HashSet<>(placeAndReprice(market, 20));
        EventTape tape = open(new EventTape());

        Awaitility.await().atMost(PATIENCE).until(() -> published(tape, orders) == journaled());

        requireFirstOccurrencesInOrder(tape, orders);
        assertThat(tape.of(orders).values())
                .allSatisfy(records -> assertThat(records).hasSize(3));
    }

    @Test
    void rows_that_were_sent_before_the_relay_died_are_sent_again_and_nothing_is_lost() throws Exception {
        RunningService first = RunningService.start(database, clock, DEAF, SHORT_LEASE);
        TestMarketplace market = new TestMarketplace(first, clock);
        EventTape tape = open(new EventTape());
        TestSql cursors = open(new TestSql(database));
        cursors.run("begin");
        cursors.run("update relay_cursors set position = position");
        Set<String> orders = new HashSet<>(placeAndReprice(market, 10));
        Awaitility.await().atMost(PATIENCE).until(() -> !tape.of(orders).isEmpty());

        first.close();
        cursors.run("rollback");
        RunningService second = start();
        orders.addAll(placeAndReprice(new TestMarketplace(second, clock), 5));

        Awaitility.await().atMost(PATIENCE).until(() -> distinct(tape, orders) == journaled());
        requireFirstOccurrencesInOrder(tape, orders);
    }

    @Test
    void another_relay_takes_over_when_a_lease_runs_out_whatever_the_services_clock_says() {
        try (TestSql sql = new TestSql(database)) {
            RunningService service = start();
            sql.run(
                    "update relay_cursors set holder = 'dead', leased_until = clock_timestamp() + interval '3 seconds'");
            clock.tick(Duration.ofDays(400));

            Set<String> orders = new HashSet<>(placeAndReprice(new TestMarketplace(service, clock), 5));
            EventTape tape = open(new EventTape());

            assertThat(tape.of(orders)).isEmpty();
            Awaitility.await().atMost(PATIENCE).until(() -> distinct(tape, orders) == journaled());
        }
    }

    @Test
    void a_relay_that_slept_through_its_lease_moves_no_cursor() {
        RunningService service = RunningService.start(database, clock, DEAF, "marketplace.relay.enabled=false");
        opened.add(service);
        var _ = placeAndReprice(new TestMarketplace(service, clock), 1);
        RelayStore store = service.bean(RelayStore.class);
        var _ = store.lease("sleeper", Duration.ofMillis(1)).block();
        Awaitility.await().until(() -> lease(store, "successor") > 0);
        List<OutboxRow> rows = store.unsent("successor", Map.of(), 10)
                .collectList()
                .blockOptional()
                .orElseThrow();
        Map<Integer, List<OutboxRow>> sent = Map.of(rows.getFirst().lane(), rows);
        Map<Integer, Long> read = OutboxPage.of(rows, Map.of()).reached();

        assertThat(store.unsent("successor", read, 10).collectList().block()).isEmpty();
        assertThat(store.unsent("sleeper", Map.of(), 10).collectList().block()).isEmpty();
        assertThat(store.advance("sleeper", sent).block()).isZero();
        assertThat(store.advance("successor", sent).block()).isEqualTo(1);
        assertThat(store.advance("successor", sent).block()).isZero();
    }

    @Test
    void a_paused_relay_publishes_nothing_at_any_instance_and_drains_in_order_afterwards() {
        RunningService first = start();
        RunningService second = start();
        TestMarketplace market = new TestMarketplace(first, clock);
        EventTape tape = open(new EventTape());
        market.operator.put(PART, Map.of("note", "of a test")).expect(200);
        Awaitility.await().atMost(PATIENCE).until(() -> isPaused(first) && isPaused(second));

        Set<String> orders = new HashSet<>(placeAndReprice(market, 5));
        orders.addAll(placeAndReprice(market.at(second), 5));
        requireNothingPublished(tape, orders);
        first.close();
        RunningService restarted = start();
        requireNothingPublished(tape, orders);

        Party operator = market.at(restarted).operator;
        operator.send(operator.request(PART).DELETE()).expect(200);
        Awaitility.await().atMost(PATIENCE).until(() -> published(tape, orders) == journaled());
        requireFirstOccurrencesInOrder(tape, orders);
        assertThat(tape.of(orders).values())
                .allSatisfy(records -> assertThat(records).hasSize(3));
    }

    @Test
    void a_relay_that_is_paused_again_and_again_leaves_no_row_out_and_lets_none_overtake() {
        RunningService service = open(RunningService.start(
                database, clock, DEAF, LOOKING_ONCE, "marketplace.relay.batch=1", "marketplace.relay.poll=5ms"));
        RelayPause pause = service.bean(RelayPause.class);
        Awaitility.await().atMost(PATIENCE).until(() -> !pause.isPaused());
        pause.pause();
        Set<String> orders = new HashSet<>(placeAndReprice(new TestMarketplace(service, clock), 40));
        EventTape tape = open(new EventTape());

        Disposable switching =
                Flux.interval(Duration.ofMillis(3)).onBackpressureDrop().subscribe(tick -> turn(pause, tick));
        try {
            Awaitility.await().atMost(PATIENCE).until(() -> published(tape, orders) == journaled());
        } finally {
            switching.dispose();
        }

        requireFirstOccurrencesInOrder(tape, orders);
        assertThat(tape.of(orders).values())
                .allSatisfy(records -> assertThat(records).hasSize(3));
    }

    private static void turn(RelayPause pause, long tick) {
        if (tick % 2 == 0) {
            pause.resume();
        } else {
            pause.pause();
        }
    }

    private static boolean isPaused(RunningService service) {
        return service.bean(RelayPause.class).isPaused();
    }

    private static void requireNothingPublished(EventTape tape, Set<String> orders) {
        Awaitility.await()
                .during(QUIET)
                .atMost(PATIENCE)
                .until(() -> tape.of(orders).isEmpty());
    }

    private static long lease(RelayStore store, String holder) {
        return store.lease(holder, Duration.ofSeconds(10)).blockOptional().orElseThrow();
    }

    private RunningService start() {
        return open(RunningService.start(database, clock, DEAF, SHORT_LEASE, LOOKING_OFTEN));
    }

    private <T extends AutoCloseable> T open(T resource) {
        opened.add(resource);
        return resource;
    }

    private static List<String> placeAndReprice(TestMarketplace market, int count) {
        String product = market.productWithoutForm();
        List<String> orders =
                IntStream.range(0, count).mapToObj(i -> market.place(product)).toList();
        for (long price : List.of(5000L, 4000L)) {
            orders.forEach(order -> market.press(
                            market.provider,
                            order,
                            "reprice",
                            Map.of("price", TestMarketplace.cny(price), "reason", "less"))
                    .expect(200));
        }
        return orders;
    }

    private long journaled() {
        try (TestSql sql = new TestSql(database)) {
            return sql.number("select count(*) from journal");
        }
    }

    private static long published(EventTape tape, Set<String> orders) {
        return tape.of(orders).values().stream().mapToLong(List::size).sum();
    }

    private static long distinct(EventTape tape, Set<String> orders) {
        return tape.of(orders).values().stream()
                .flatMap(List::stream)
                .map(EventTape::id)
                .distinct()
                .count();
    }

    private void requireFirstOccurrencesInOrder(EventTape tape, Set<String> orders) {
        try (TestSql sql = new TestSql(database)) {
            tape.of(orders).forEach((number, records) -> {
                List<String> payloads =
                        sql.rows("select payload from journal where order_number = '%s' order by order_version"
                                .formatted(number));
                assertThat(records.stream().map(EventTape::body).distinct()).containsExactlyElementsOf(payloads);
                assertThat(records.stream().map(EventTape::id).distinct()).hasSameSizeAs(payloads);
            });
        }
    }
}
