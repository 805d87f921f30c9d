package marketplace.order.download.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import marketplace.order.Answer;
import marketplace.order.ManyOrders;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.ServiceProcess;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Progress of downloads survives what becomes of the instances that make them. */
class JobRestartTests {

    private static final int ORDERS = 3_000;
    private static final int PAGE = 50;
    private static final int HELD_AT = 30;
    private static final String[] SETTINGS = {
        "marketplace.downloads.jobs.page=" + PAGE,
        "marketplace.downloads.jobs.part=20KB",
        "marketplace.downloads.jobs.poll=50ms",
        "marketplace.downloads.jobs.lease=2s",
        "marketplace.downloads.jobs.retry=100ms",
        "marketplace.downloads.jobs.purge-every=100ms",
        "marketplace.relay.enabled=false",
        "spring.kafka.listener.auto-startup=false"
    };

    @TempDir
    private Path directory;

    private final Database database = Servers.shared().freshDatabase();
    private final TestClock clock = new TestClock();

    @Test
    void a_job_goes_on_with_another_instance_where_it_was_when_its_own_was_stopped() {
        RunningService first = filled();
        try (HeldPages held = HeldPages.at(database, HELD_AT)) {
            String id = TestJobs.asked(olga(first));
            held.awaitReached();
            first.close();
            held.letGo();

            Answer ready = finishedByAnother(id);

            assertThat(ready.body().at("/rows").asInt(0)).isEqualTo(ORDERS + 1);
            assertThat(held.pagesWritten()).hasSize(ORDERS / PAGE + 1).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_job_goes_on_with_another_instance_where_it_was_when_its_own_was_killed() {
        filled().close();
        try (HeldPages held = HeldPages.at(database, HELD_AT);
                ServiceProcess process = ServiceProcess.start(
                        database,
                        directory.resolve("service.log"),
                        List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
                        List.of(SETTINGS))) {
            Party olga = process.party("operator", "olga");
            String id = TestJobs.asked(olga);
            held.awaitReached();
            int percent = TestJobs.percent(olga, id);
            process.kill();
            held.letGo();

            Answer ready = finishedByAnother(id);

            assertThat(percent).isBetween(30, 50);
            assertThat(ready.body().at("/rows").asInt(0)).isEqualTo(ORDERS + 1);
            assertThat(held.pagesWritten()).hasSize(ORDERS / PAGE + 1).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_file_that_was_begun_is_written_again_from_the_same_rows_and_the_percentage_stays() {
        RunningService first = filled();
        HeldPages held = HeldPages.atPart(database, HELD_AT);
        String id = TestJobs.asked(olga(first));
        held.awaitReached();
        int before = TestJobs.percent(olga(first), id);
        first.close();
        orderTableEmptied();

        try (held;
                RunningService second = RunningService.start(database, clock, SETTINGS)) {
            held.awaitReached();
            int after = TestJobs.percent(olga(second), id);
            held.letGo();
            TestJobs.awaitState(olga(second), id, JobState.READY);

            assertThat(before).isBetween(81, 99);
            assertThat(after).isGreaterThanOrEqualTo(before);
            assertThat(TestJobs.file(olga(second), id).lines()).hasSize(ORDERS + 1);
        }
    }

    @Test
    void a_worker_whose_job_was_taken_over_writes_nothing_more() {
        String[] idle = {"marketplace.downloads.jobs.enabled=false", "marketplace.relay.enabled=false"};
        try (RunningService service = RunningService.start(database, clock, idle);
                TestSql sql = new TestSql(database)) {
            String id = TestJobs.asked(olga(service));
            WorkStore store = service.bean(WorkStore.class);
            Work slow = store.claim("slow").blockOptional().orElseThrow();
            boolean free = store.claim("eager").blockOptional().isPresent();
            sql.run("update downloads set leased_until = clock_timestamp()");
            Work quick = store.claim("quick").blockOptional().orElseThrow();
            byte[] content = {1};

            assertThat(free).isFalse();
            assertThat(store.setTotal(slow, 7).block()).isZero();
            assertThat(store.addPage(slow, 1, content, null, true).block()).isZero();
            assertThat(store.addPart(slow, 0, content, 1).block()).isZero();
            assertThat(store.stumbled(slow, JobFailure.INTERNAL_ERROR, true, clock.instant())
                            .block())
                    .isZero();
            assertThat(sql.rows("select state, claim, row_count, total from downloads"))
                    .containsExactly("RUNNING|quick|0|null");
            assertThat(store.addPage(quick, 1, content, null, true).block()).isOne();
            assertThat(TestJobs.job(olga(service), id).body().at("/rows").asInt(0))
                    .isOne();
        }
    }

    private Answer finishedByAnother(String id) {
        try (RunningService second = RunningService.start(database, clock, SETTINGS)) {
            Answer ready = TestJobs.awaitState(olga(second), id, JobState.READY);
            assertThat(TestJobs.file(olga(second), id).column("Order number"))
                    .hasSize(ORDERS + 1)
                    .doesNotHaveDuplicates();
            return ready;
        }
    }

    private RunningService filled() {
        RunningService service = RunningService.start(database, clock, SETTINGS);
        TestMarketplace market = new TestMarketplace(service, clock);
        ManyOrders.copy(database, ORDERS, ManyOrders.allOf(market.place(market.productWithoutForm())));
        return service;
    }

    private void orderTableEmptied() {
        try (TestSql sql = new TestSql(database)) {
            sql.run("delete from orders");
        }
    }

    private static Party olga(RunningService service) {
        return service.party("operator", "olga");
    }
}
