package marketplace.order.download.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import marketplace.order.Answer;
import marketplace.order.ManyOrders;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.order.download.RawHttp;
import marketplace.order.download.Table;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads that are made in the background, from the request to the day they are forgotten. */
class JobTests {

    private static final int ORDERS = 2_000;
    private static final int PAGE = 70;
    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final TestClock CLOCK = new TestClock();
    private static final RunningService SERVICE = RunningService.start(
            DATABASE,
            CLOCK,
            "marketplace.downloads.jobs.page=" + PAGE,
            "marketplace.downloads.jobs.part=10KB",
            "marketplace.downloads.jobs.poll=50ms",
            "marketplace.downloads.jobs.retry=50ms",
            "marketplace.downloads.jobs.attempts=2",
            "marketplace.downloads.jobs.purge-every=100ms",
            "marketplace.downloads.jobs.purge-batch=7",
            "spring.r2dbc.properties.statementTimeout=PT1S",
            "spring.r2dbc.properties.lockWaitTimeout=PT20S",
            "marketplace.relay.enabled=false",
            "spring.kafka.listener.auto-startup=false");
    private static final TestMarketplace MANY = new TestMarketplace(SERVICE, CLOCK);

    static {
        ManyOrders.copy(DATABASE, ORDERS, ManyOrders.allOf(MANY.place(MANY.productWithoutForm())));
    }

    private final TestMarketplace market = new TestMarketplace(SERVICE, CLOCK);

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void a_job_makes_the_file_that_the_direct_download_is(String format) {
        Map<String, Object> body = Map.of(
                "format", format, "query", Map.of("zone", "Asia/Shanghai", "status", List.of("PENDING_PAYMENT")));
        String id = TestJobs.ask(MANY.operator, body).expect(202).text("/downloadId");

        List<Integer> percentages = TestJobs.percentagesUntil(MANY.operator, id, JobState.READY);

        Table direct = Table.download(
                MANY.operator,
                "zone=Asia/Shanghai&status=PENDING_PAYMENT&to=%s&format=%s"
                        .formatted(CLOCK.instant().plusMillis(1), format));
        Answer ready = TestJobs.job(MANY.operator, id);
        assertThat(percentages).isSorted().endsWith(100).allMatch(percent -> percent >= 0);
        assertThat(percentages.subList(0, percentages.size() - 1)).allMatch(percent -> percent < 100);
        assertThat(TestJobs.file(MANY.operator, id)).isEqualTo(direct);
        assertThat(ready.body().at("/rows").asInt(0))
                .isEqualTo(direct.lines().size())
                .isEqualTo(ready.body().at("/total").asInt(0));
        assertThat(HexFormat.of().parseHex(ready.text("/sha256"))).hasSize(32);
        awaitNothingLeft(id);
    }

    @Test
    void a_job_that_selects_nothing_makes_a_file_with_titles() {
        String id = TestJobs.asked(market.buyer);

        Answer ready = TestJobs.awaitState(market.buyer, id, JobState.READY);

        assertThat(ready.body().at("/percent").asInt(0)).isEqualTo(100);
        assertThat(TestJobs.file(market.buyer, id).lines()).isEmpty();
    }

    @Test
    void a_job_has_what_there_was_when_it_was_asked_for_on_the_callers_side() {
        String product = market.productWithoutForm();
        String there = market.place(product);
        String id = TestJobs.asked(market.provider);
        CLOCK.tick(Duration.ofMillis(1));
        market.place(product);
        TestJobs.awaitState(market.provider, id, JobState.READY);

        Table file = TestJobs.file(market.provider, id);

        assertThat(file.column("Order number")).containsExactly(there);
        assertThat(file.lines().toString()).doesNotContain("Li Lei", "138 0000");
    }

    @Test
    void a_file_can_be_fetched_for_three_days_and_is_gone_then() {
        String id = TestJobs.asked(market.buyer);
        Answer ready = TestJobs.awaitState(market.buyer, id, JobState.READY);
        String file = "/v1/downloads/%s/file".formatted(id);

        CLOCK.tick(Duration.ofDays(3).minusMillis(1));
        int lastMoment = market.buyer.get(file).status();
        CLOCK.tick(Duration.ofMillis(1));
        Answer expired = market.buyer.get(file);

        assertThat(ready.text("/expiresAt")).isEqualTo(CLOCK.instant().toString());
        assertThat(lastMoment).isEqualTo(200);
        expired.expectProblem(OrderProblems.DOWNLOAD_EXPIRED);
        assertThat(TestJobs.job(market.buyer, id).text("/state")).isEqualTo("EXPIRED");
        awaitRows("download_parts", id, 0);
        market.buyer.get(file).expectProblem(OrderProblems.DOWNLOAD_EXPIRED);
        CLOCK.tick(Duration.ofDays(1));
        awaitRows("downloads", id, 0);
        market.buyer.get(file).expectProblem(PlatformProblems.NOT_FOUND);
    }

    @Test
    void a_deleted_file_is_gone_at_once_and_so_are_its_parts() {
        String id = TestJobs.asked(MANY.provider);
        TestJobs.awaitState(MANY.provider, id, JobState.READY);
        assertThat(rows("download_parts", id)).isGreaterThan(10);

        TestJobs.remove(MANY.provider, id).expect(204);

        MANY.provider.get("/v1/downloads/%s/file".formatted(id)).expectProblem(PlatformProblems.NOT_FOUND);
        awaitRows("download_parts", id, 0);
        awaitRows("downloads", id, 0);
    }

    @Test
    void a_file_that_is_deleted_while_it_is_sent_ends_short_of_its_length() {
        String id = TestJobs.asked(MANY.buyer);
        TestJobs.awaitState(MANY.buyer, id, JobState.READY);

        try (RawHttp http = RawHttp.get(MANY.buyer, "/v1/downloads/%s/file".formatted(id));
                TestSql sql = new TestSql(DATABASE)) {
            sql.run("update download_parts set part = -part where part > 20 and download_id = '%s'".formatted(id));
            boolean complete = http.receive().complete();
            sql.run("update download_parts set part = -part where part < 0 and download_id = '%s'".formatted(id));

            assertThat(complete).isFalse();
        }
        assertThat(TestJobs.file(MANY.buyer, id).lines()).hasSize(ORDERS + 1);
    }

    @Test
    void a_job_that_is_cancelled_stops_where_it_is() {
        try (HeldPages held = HeldPages.at(DATABASE, 5)) {
            String id = TestJobs.asked(market.operator);
            held.awaitReached();

            TestJobs.remove(market.operator, id).expect(204);
            held.letGo();

            awaitNothingLeft(id);
            assertThat(TestJobs.job(market.operator, id).text("/state")).isEqualTo("CANCELLED");
            assertThat(TestJobs.job(market.operator, id).body().at("/rows").asInt(-1))
                    .isEqualTo(5 * PAGE);
        }
    }

    @Test
    void a_job_that_fails_again_and_again_is_given_up_and_tells_nothing_of_what_is_inside() {
        try (TestSql sql = new TestSql(DATABASE)) {
            sql.run("alter table download_pages add constraint broken check (page < 3) not valid");
            String id = TestJobs.asked(market.operator);

            Answer failed = TestJobs.awaitState(market.operator, id, JobState.FAILED);
            sql.run("alter table download_pages drop constraint broken");

            assertThat(failed.text("/failure")).isEqualTo("INTERNAL_ERROR");
            assertThat(failed.body().at("/rows").asInt(-1)).isEqualTo(3 * PAGE);
            awaitNothingLeft(id);
            TestJobs.awaitState(market.operator, TestJobs.asked(market.operator), JobState.READY);
        }
    }

    @Test
    void a_job_whose_pages_take_too_long_says_that_the_query_is_too_broad() {
        try (TestSql sql = TestSql.transaction(DATABASE)) {
            sql.run("lock table orders in access exclusive mode");
            String id = TestJobs.asked(market.operator);

            Answer failed = TestJobs.awaitState(market.operator, id, JobState.FAILED);

            assertThat(failed.text("/failure")).isEqualTo("QUERY_TOO_BROAD");
            assertThat(failed.body().has("total")).isFalse();
        }
    }

    @Test
    void a_failure_that_passes_costs_nothing_but_time() {
        try (HeldPages held = HeldPages.at(DATABASE, 5)) {
            String id = TestJobs.asked(market.operator);
            held.awaitReached();
            int before = TestJobs.percent(market.operator, id);
            Awaitility.await().until(() -> attempts(id) == 2);
            held.letGo();

            TestJobs.awaitState(market.operator, id, JobState.READY);

            assertThat(before).isPositive();
            assertThat(held.pagesWritten()).doesNotHaveDuplicates();
        }
    }

    private static long attempts(String id) {
        return number("select attempts from downloads where download_id = '%s'".formatted(id));
    }

    private static void awaitNothingLeft(String id) {
        awaitRows("download_pages", id, 0);
        Awaitility.await().until(() -> number("""
                select count(*) from download_parts p join downloads d using (download_id)
                 where download_id = '%s' and p.claim is distinct from d.file
                """.formatted(id)) == 0);
    }

    private static void awaitRows(String table, String id, long count) {
        Awaitility.await().until(() -> rows(table, id) == count);
    }

    private static long rows(String table, String id) {
        return number("select count(*) from %s where download_id = '%s'".formatted(table, id));
    }

    private static long number(String sql) {
        try (TestSql database = new TestSql(DATABASE)) {
            return database.number(sql);
        }
    }
}
