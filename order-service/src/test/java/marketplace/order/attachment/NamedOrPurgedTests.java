package marketplace.order.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.order.lane.JournalChecks;
import marketplace.platform.problem.PlatformProblems;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A file that a command names while it is due to be purged: never lost when it is named, never named when it is lost. */
class NamedOrPurgedTests {

    private static final Duration A_DAY_AND_MORE = Duration.ofDays(1).plusMillis(1);
    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final TestClock CLOCK = new TestClock();
    private static final RunningService SERVICE = RunningService.start(
            DATABASE, CLOCK, "marketplace.attachments.purge.every=20ms", "marketplace.relay.enabled=false");
    private static final TestMarketplace MARKET = new TestMarketplace(SERVICE, CLOCK);

    private final String number = paid();

    @AfterAll
    static void stop() {
        try {
            JournalChecks.requireWhole(DATABASE);
        } finally {
            SERVICE.close();
        }
    }

    @Test
    void a_named_file_is_kept_with_its_order() {
        String named = TestFiles.note(MARKET.buyer, number, "requirement", "hosts");
        String unnamed = TestFiles.note(MARKET.buyer, number, "requirement", "not those");
        submit(named).expect(200);

        CLOCK.tick(Duration.ofDays(14));
        awaitDiscarded(unnamed);

        assertThat(TestFiles.fetch(MARKET.provider, number, named)).isEqualTo(TestFiles.text("hosts"));
    }

    @Test
    void a_command_whose_file_is_purged_while_it_waits_is_refused() throws Exception {
        String id = TestFiles.note(MARKET.buyer, number, "requirement", "hosts");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> submitting;
            try (TestSql other = TestSql.transaction(DATABASE)) {
                var _ = other.rows("select lane from lanes for update");
                submitting = threads.submit(() -> submit(id));
                awaitWaitingForLanes();
                CLOCK.tick(A_DAY_AND_MORE);
                awaitDiscarded(id);
            }

            Answer answer = submitting.get();

            answer.expectProblem(PlatformProblems.INVALID_REQUEST);
            assertThat(answer.wrongField()).isEqualTo("/attachments/0");
        }
        assertThat(MARKET.status(number)).isEqualTo("AWAITING_REQUIREMENT");
    }

    @Test
    void a_purge_that_comes_while_a_command_is_decided_leaves_its_file_alone() throws Exception {
        String id = TestFiles.note(MARKET.buyer, number, "requirement", "hosts");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> submitting;
            try (TestSql other = TestSql.transaction(DATABASE)) {
                other.run("lock table journal in exclusive mode");
                submitting = threads.submit(() -> submit(id));
                awaitBlocked("insert into journal%");
                CLOCK.tick(A_DAY_AND_MORE);
                awaitBlocked("update attachments set discarded_at%");
            }

            submitting.get().expect(200);
        }
        CLOCK.tick(A_DAY_AND_MORE);
        awaitARound();
        assertThat(TestFiles.fetch(MARKET.provider, number, id)).isEqualTo(TestFiles.text("hosts"));
    }

    private static String paid() {
        String number = MARKET.place(MARKET.productWithForm());
        MARKET.pay(number, TestMarketplace.LIST_PRICE);
        return number;
    }

    private Answer submit(String id) {
        return MARKET.press(
                MARKET.buyer, number, "submit-requirement", TestFiles.naming(TestMarketplace.answers("db1"), id));
    }

    private void awaitARound() {
        String other = TestFiles.note(MARKET.buyer, number, "requirement", "not those");
        CLOCK.tick(A_DAY_AND_MORE);
        awaitDiscarded(other);
    }

    private static void awaitDiscarded(String id) {
        awaitOne("select count(*) from attachments where discarded_at is not null and attachment_id = '%s'"
                .formatted(id));
    }

    private static void awaitWaitingForLanes() {
        awaitBlocked("for update of lanes%");
    }

    private static void awaitBlocked(String statement) {
        awaitOne("select least(count(*), 1) from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%%%s'"
                .formatted(statement));
    }

    private static void awaitOne(String count) {
        try (TestSql sql = new TestSql(DATABASE)) {
            Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> sql.number(count) == 1);
        }
    }
}
