package marketplace.order.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.order.problem.OrderProblems;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What one question may cost. */
class BroadQueryTests {

    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final TestClock CLOCK = new TestClock();
    private static final RunningService SERVICE = RunningService.start(
            DATABASE,
            CLOCK,
            "marketplace.query.count=2",
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

            CompletableFuture<Answer> count =
                    CompletableFuture.supplyAsync(() -> market.operator.get("/v1/orders/count"));
            Answer list = market.operator.get("/v1/orders");

            list.expectProblem(OrderProblems.QUERY_TOO_BROAD);
            assertThat(list.text("/detail")).contains("narrow");
            count.join().expectProblem(OrderProblems.QUERY_TOO_BROAD);
        }
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
