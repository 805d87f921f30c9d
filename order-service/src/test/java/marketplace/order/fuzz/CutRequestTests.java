package marketplace.order.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.order.lane.JournalChecks;
import marketplace.order.query.QueryPools;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Clients that go away at any moment leave nothing half done and nothing taken. */
class CutRequestTests {

    private static final long SEED = Long.getLong("cut.seed", System.nanoTime());
    private static final long REQUESTS = Long.getLong("cut.requests", 4_000);
    private static final int REPEATED = 200;
    private static final int LISTENERS = 10;
    private static final int DOWNLOADS = 2;
    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();
    private static final Duration DRAINED = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final TestClock CLOCK = new TestClock();
    private static final RunningService SERVICE = RunningService.start(
            DATABASE, CLOCK, "marketplace.relay.enabled=false", "spring.kafka.listener.auto-startup=false");
    private static final TestMarketplace MARKET = new TestMarketplace(SERVICE, CLOCK);

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void clients_that_hang_up_at_any_moment_tear_leak_and_hold_nothing() {
        CutRequests requests = new CutRequests(SERVICE, MARKET, SEED, REQUESTS);

        requests.send(REQUESTS);

        requireNoTransactionLeftAlone();
        Awaitility.await("-Dcut.seed=" + SEED).atMost(DRAINED).untilAsserted(CutRequestTests::requireNothingHeld);
        QueryPools.of(SERVICE).forEach(CutRequestTests::requireEveryConnectionAnswers);
        JournalChecks.requireAllWhole(DATABASE);
        requireRoomFor(LISTENERS, "/v1/changes?start=NOW&wait=PT0.2S");
        requireRoomFor(DOWNLOADS, "/v1/orders/download");
        requireOneOrderForEachKey(requests);
    }

    /** Requests that were cut off may still be worked on, but nobody forgets about a transaction. */
    private static void requireNoTransactionLeftAlone() {
        try (TestSql sql = new TestSql(DATABASE)) {
            Awaitility.await("-Dcut.seed=" + SEED)
                    .during(SOON)
                    .atMost(SOON.multipliedBy(3))
                    .until(() -> sql.number("""
                            select count(*) from pg_stat_activity
                             where datname = current_database() and state like 'idle in transaction%'
                               and state_change < clock_timestamp() - interval '5 seconds'
                            """) == 0);
        }
    }

    private static void requireNothingHeld() {
        assertThat(QueryPools.of(SERVICE))
                .allSatisfy(pool -> assertThat(pool.getMetrics().orElseThrow().acquiredSize())
                        .isZero());
        try (TestSql sql = new TestSql(DATABASE)) {
            assertThat(sql.rows("""
                            select state, query from pg_stat_activity
                             where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
                            """)).isEmpty();
        }
    }

    /** All at once, so that each is another one. */
    private static void requireEveryConnectionAnswers(ConnectionPool pool) {
        int all = pool.getMetrics().orElseThrow().getMaxAllocatedSize();

        List<Connection> connections = Flux.range(0, all)
                .flatMap(i -> pool.create(), all)
                .collectList()
                .block(SOON);
        List<Integer> answers = Flux.fromIterable(Objects.requireNonNull(connections))
                .flatMap(CutRequestTests::ask, all)
                .collectList()
                .block(SOON);

        Flux.fromIterable(connections).concatMap(Connection::close).blockLast(SOON);
        assertThat(answers).hasSize(all).containsOnly(1);
    }

    private static Mono<Integer> ask(Connection connection) {
        return Flux.from(connection.createStatement("select 1").execute())
                .concatMap(result -> result.map((row, metadata) -> row.get(0, Integer.class)))
                .single();
    }

    /** As many as one caller may have open find room, so that none that went away still takes any. */
    private static void requireRoomFor(int count, String path) {
        Awaitility.await("-Dcut.seed=" + SEED)
                .atMost(DRAINED)
                .untilAsserted(() -> assertThat(asked(count, path))
                        .allSatisfy(answer -> answer.join().expect(200)));
    }

    private static List<CompletableFuture<Answer>> asked(int count, String path) {
        return IntStream.range(0, count)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> MARKET.buyer.get(path), THREADS))
                .toList();
    }

    /** Whoever got no answer asks again, and gets the one that there was or would have been. */
    private static void requireOneOrderForEachKey(CutRequests requests) {
        List<String> keys = requests.placing().stream().limit(REPEATED).toList();

        List<Answer> answers = keys.stream()
                .map(key -> MARKET.place(requests.product(), key).expect(201))
                .toList();

        long before = answers.stream()
                .filter(answer -> answer.header("Idempotency-Replayed").equals("true"))
                .count();
        System.out.printf("CUT %d requests, seed %d: %d of %d had been done%n", REQUESTS, SEED, before, keys.size());
        assertThat(before).isBetween(1L, keys.size() - 1L);
        assertThat(answers.stream().map(answer -> answer.text("/orderNumber"))).doesNotHaveDuplicates();
        JournalChecks.requireWhole(DATABASE);
    }
}
