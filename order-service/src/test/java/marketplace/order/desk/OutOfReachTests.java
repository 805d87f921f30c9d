package marketplace.order.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.platform.problem.PlatformProblems;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A service that cannot work says so at once, and when to come back. */
class OutOfReachTests {

    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final TestClock CLOCK = new TestClock();
    private static final RunningService SERVICE = RunningService.start(
            DATABASE,
            CLOCK,
            "marketplace.lanes.writers=1",
            "marketplace.lanes.queue=1",
            "marketplace.relay.enabled=false",
            "spring.kafka.listener.auto-startup=false");

    private final TestMarketplace market = new TestMarketplace(SERVICE, CLOCK);

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void commands_beyond_the_queue_are_refused_while_the_lanes_are_held() throws Exception {
        String product = market.productWithoutForm();
        List<Answer> answers;

        try (Connection other = connect(DATABASE.name());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            run(other, "select * from lanes for update");
            List<Future<Answer>> placings = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String key = "k" + i;
                placings.add(threads.submit(() -> market.place(product, key)));
            }
            Awaitility.await()
                    .until(() -> placings.stream().filter(Future::isDone).count() >= 4);
            other.rollback();
            answers = placings.stream().map(OutOfReachTests::answer).toList();
        }

        List<Answer> refused =
                answers.stream().filter(answer -> answer.status() != 201).toList();
        assertThat(refused).hasSize(4).allSatisfy(answer -> {
            answer.expectProblem(PlatformProblems.OVERLOADED);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        });
        for (int i = 0; i < answers.size(); i++) {
            market.place(product, "k" + i).expect(201);
        }
        assertThat(market.buyer.get("/v1/orders").body().at("/orders")).hasSize(6);
    }

    @Test
    void without_its_database_it_answers_503_and_heals_by_itself() throws Exception {
        String product = market.productWithoutForm();
        market.place(product, "k").expect(201);

        try (Connection administration = connect("postgres")) {
            run(administration, "alter database %s allow_connections false".formatted(DATABASE.name()));
            run(
                    administration,
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
                            .formatted(DATABASE.name()));

            assertThat(market.buyer
                            .get("/v1/orders")
                            .expectProblem(PlatformProblems.UNAVAILABLE)
                            .header("Retry-After"))
                    .isEqualTo("1");
            market.place(product, "k").expectProblem(PlatformProblems.UNAVAILABLE);
            market.provider.get("/v1/products/" + product).expectProblem(PlatformProblems.UNAVAILABLE);
            SERVICE.management().get("/actuator/health/readiness").expect(503);

            run(administration, "alter database %s allow_connections true".formatted(DATABASE.name()));
        }

        Awaitility.await().until(() -> market.place(product, "k").status() == 201);

        assertThat(market.place(product, "k").header("Idempotency-Replayed")).isEqualTo("true");
    }

    private static Answer answer(Future<Answer> future) {
        try {
            return future.get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Connection connect(String database) throws SQLException {
        Database target =
                new Database(DATABASE.host(), DATABASE.port(), database, DATABASE.user(), DATABASE.password());
        return DriverManager.getConnection(target.jdbcUrl(), target.user(), target.password());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
