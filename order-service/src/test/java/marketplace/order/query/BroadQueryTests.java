package marketplace.order.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** What one question may cost. */
class BroadQueryTests {

    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final TestClock CLOCK = new TestClock();
    private static final RunningService SERVICE = RunningService.start(
            DATABASE,
            CLOCK,
            "marketplace.query.count=2",
            "marketplace.query.connections=1",
            "marketplace.query.acquire=200ms",
            "spring.r2dbc.properties.statementTimeout=PT1S",
            "spring.r2dbc.properties.lockWaitTimeout=PT20S");

    private final TestMarketplace market = new TestMarketplace(SERVICE, CLOCK);

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void a_query_that_takes_too_long_is_refused_with_advice() {
        try (TestSql other = TestSql.transaction(DATABASE)) {
            other.run("lock table orders in access exclusive mode");

            Answer list = market.operator.get("/v1/orders");
            Answer count = market.operator.get("/v1/orders/count");
            Answer one = market.operator.get("/v1/orders?orderNumber=0000000000000000000");

            list.expectProblem(OrderProblems.QUERY_TOO_BROAD);
            assertThat(list.text("/detail")).contains("narrow");
            assertThat(list.header("Retry-After")).isEqualTo("10");
            count.expectProblem(OrderProblems.QUERY_TOO_BROAD);
            one.expectProblem(PlatformProblems.UNAVAILABLE);
        }
    }

    @Test
    void questions_that_take_long_keep_questions_waiting_and_no_order() {
        String product = market.productWithoutForm();
        DatabaseClient questions = SERVICE.bean(QueryDatabase.class).client();
        CompletableFuture<?> longQuestion =
                questions.sql("select pg_sleep(0.9)").then().toFuture();

        Answer refused = market.operator.get("/v1/orders");
        String number = market.place(product);

        refused.expectProblem(PlatformProblems.UNAVAILABLE);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(longQuestion).isNotDone();
        longQuestion.join();
        assertThat(market.operator.get("/v1/orders?orderNumber=" + number).text("/orders/0/orderNumber"))
                .isEqualTo(number);
    }

    @Test
    void a_count_stops_at_its_limit_and_says_so() {
        String product = market.productWithoutForm();
        market.place(product);
        market.place(product);
        Answer all = market.provider.get("/v1/orders/count").expect(200);
        market.place(product);
        Answer some = market.provider.get("/v1/orders/count").expect(200);

        assertThat(all.raw()).isEqualTo("{\"count\":2,\"exact\":true}");
        assertThat(some.raw()).isEqualTo("{\"count\":2,\"exact\":false}");
    }
}
