package marketplace.order.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import marketplace.order.Answer;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Requests that wait for a change, and what they may cost. */
class LongPollTests {

    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final TestClock CLOCK = new TestClock();
    private static final String[] SMALL = {
        "marketplace.relay.enabled=false",
        "spring.kafka.listener.auto-startup=false",
        "spring.r2dbc.pool.max-size=3",
        "marketplace.changes.listeners=8",
        "marketplace.changes.listeners-per-caller=5",
        "marketplace.changes.retry=100ms"
    };
    private static final RunningService ONE = RunningService.start(DATABASE, CLOCK, SMALL);
    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final TestMarketplace market = new TestMarketplace(ONE, CLOCK);
    private final String product = market.productWithoutForm();

    @AfterAll
    static void stop() {
        ONE.close();
    }

    @Test
    void who_has_something_to_see_does_not_wait() {
        String number = market.place(product);

        Answer answer = market.buyer.get("/v1/changes?wait=PT30S").expect(200);

        assertThat(answer.text("/changes/0/orderNumber")).isEqualTo(number);
    }

    @Test
    void who_waits_is_answered_by_the_next_commit_here() {
        CompletableFuture<Answer> waiting = wait(market.buyer, "PT20S");
        awaitListeners(1);

        String number = market.place(product);
        Answer answer = waiting.join().expect(200);

        assertThat(answer.text("/changes/0/orderNumber")).isEqualTo(number);
        assertThat(answer.body().at("/changes")).hasSize(1);
        awaitListeners(0);
    }

    @Test
    void who_waits_is_answered_by_a_commit_of_another_instance() {
        try (RunningService other = RunningService.start(DATABASE, CLOCK, SMALL)) {
            TestMarketplace elsewhere = new TestMarketplace(other, CLOCK);
            String first = elsewhere.place(elsewhere.productWithoutForm());
            Party here = ONE.party(
                    "provider", elsewhere.order(elsewhere.operator, first).text("/providerId"));
            CompletableFuture<Answer> waiting = wait(here, "PT20S");
            awaitListeners(1);

            elsewhere.press(elsewhere.buyer, first, "cancel", "{}").expect(200);

            assertThat(waiting.join().expect(200).text("/changes/0/type")).isEqualTo("order.cancelled.v1");
        }
    }

    @Test
    void what_happens_to_others_ends_nobodys_wait() {
        String cursor = market.buyer.get("/v1/changes?start=NOW").text("/cursor");
        CompletableFuture<Answer> waiting = supply(() -> market.buyer.get("/v1/changes?wait=PT1S&after=" + cursor));
        awaitListeners(1);
        TestMarketplace others = new TestMarketplace(ONE, CLOCK);

        others.place(others.productWithoutForm());
        Answer answer = waiting.join().expect(200);

        assertThat(answer.body().at("/changes")).isEmpty();
        assertThat(answer.body().at("/more").asBoolean(true)).isFalse();
        assertThat(answer.text("/cursor")).isEqualTo(cursor);
        awaitListeners(0);
    }

    @Test
    void one_caller_waits_only_so_often_at_once() {
        List<CompletableFuture<Answer>> waiting =
                IntStream.range(0, 5).mapToObj(i -> wait(market.buyer, "PT20S")).toList();
        awaitListeners(5);

        Answer sixth = market.buyer.get("/v1/changes?start=NOW&wait=PT20S");
        Answer stream = market.buyer.get("/v1/changes/stream");
        Answer unwaiting = market.buyer.get("/v1/changes");
        market.place(product);

        sixth.expectProblem(OrderProblems.TOO_MANY_LISTENERS);
        assertThat(sixth.header("Retry-After")).isEqualTo("10");
        stream.expectProblem(OrderProblems.TOO_MANY_LISTENERS);
        unwaiting.expect(200);
        assertThat(waiting).allSatisfy(answer -> answer.join().expect(200));
        awaitListeners(0);
        market.buyer.get("/v1/changes/stream").expect(200);
    }

    @Test
    void an_instance_lets_only_so_many_wait_and_goes_on_answering() {
        List<LiveChanges> streams = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            streams.add(LiveChanges.listen(new TestMarketplace(ONE, CLOCK).buyer, ""));
        }

        Answer ninth = market.buyer.get("/v1/changes/stream");
        String number = market.place(product);
        streams.forEach(LiveChanges::close);

        ninth.expectProblem(PlatformProblems.OVERLOADED);
        assertThat(ninth.header("Retry-After")).isEqualTo("10");
        market.order(market.buyer, number).expect(200);
        awaitListeners(0);
    }

    @Test
    void who_hangs_up_leaves_nothing_behind() {
        Listeners listeners = ONE.bean(Listeners.class);

        List<LiveChanges> streams = IntStream.range(0, 4)
                .mapToObj(i -> LiveChanges.listen(market.provider, ""))
                .toList();
        int listening = listeners.count();
        streams.forEach(LiveChanges::close);

        assertThat(listening).isEqualTo(4);
        awaitListeners(0);
    }

    @Test
    void an_instance_that_stops_sends_everybody_on_at_once() {
        RunningService other = RunningService.start(DATABASE, CLOCK, SMALL);
        Party buyer = new TestMarketplace(other, CLOCK).buyer;
        CompletableFuture<Answer> waiting = supply(() -> buyer.get("/v1/changes?wait=PT30S"));
        LiveChanges live = LiveChanges.listen(buyer, "");
        Awaitility.await().until(() -> other.bean(Listeners.class).count() == 2);

        CompletableFuture<?> stopped = CompletableFuture.runAsync(other::close, THREADS);

        Answer answer = waiting.join().expect(200);
        Awaitility.await().until(() -> stopped.isDone() && live.hasEnded());
        assertThat(answer.text("/cursor")).isNotEmpty();
    }

    @Test
    void without_the_database_who_waits_is_told_so_and_streams_go_on_when_it_is_back() throws Exception {
        market.place(product);
        String cursor = market.buyer.get("/v1/changes?start=NOW").text("/cursor");
        CompletableFuture<Answer> waiting = supply(() -> market.buyer.get("/v1/changes?wait=PT30S&after=" + cursor));
        LiveChanges live = LiveChanges.listen(market.buyer, "?after=" + cursor);
        awaitListeners(2);

        try (Connection administration = administration()) {
            run(administration, "alter database %s allow_connections false".formatted(DATABASE.name()));
            run(
                    administration,
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
                            .formatted(DATABASE.name()));
            Answer told = waiting.join();
            told.expectProblem(PlatformProblems.UNAVAILABLE);
            assertThat(told.header("Retry-After")).isEqualTo("1");
            run(administration, "alter database %s allow_connections true".formatted(DATABASE.name()));
        }

        Awaitility.await().until(() -> market.place(product, "again").status() == 201);

        Awaitility.await().until(() -> live.seen().size() == 1);
        assertThat(live.hasEnded()).isFalse();
        live.close();
        awaitListeners(0);
    }

    private static CompletableFuture<Answer> wait(Party party, String duration) {
        return supply(() -> party.get("/v1/changes?start=NOW&wait=" + duration));
    }

    private static CompletableFuture<Answer> supply(Supplier<Answer> call) {
        return CompletableFuture.supplyAsync(call, THREADS);
    }

    private static void awaitListeners(int count) {
        Awaitility.await().until(() -> ONE.bean(Listeners.class).count() == count);
    }

    private static Connection administration() throws SQLException {
        Database target =
                new Database(DATABASE.host(), DATABASE.port(), "postgres", DATABASE.user(), DATABASE.password());
        return DriverManager.getConnection(target.jdbcUrl(), target.user(), target.password());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
