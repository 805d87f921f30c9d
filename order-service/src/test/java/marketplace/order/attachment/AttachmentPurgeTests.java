package marketplace.order.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.order.problem.OrderProblems;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Files that nobody names, and what is left of uploads that broke. */
class AttachmentPurgeTests {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final TestClock CLOCK = new TestClock();
    private static final RunningService SERVICE = RunningService.start(
            DATABASE,
            CLOCK,
            "marketplace.attachments.purge.every=50ms",
            "marketplace.attachments.purge.batch=3",
            "marketplace.relay.enabled=false",
            "spring.kafka.listener.auto-startup=false");
    private static final TestMarketplace MARKET = new TestMarketplace(SERVICE, CLOCK);

    private final String number = MARKET.place(MARKET.productWithoutForm());

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void a_file_that_no_command_names_within_a_day_is_forgotten() {
        List<String> ids = IntStream.range(0, 10)
                .mapToObj(i -> TestFiles.note(MARKET.buyer, number, "evidence", "note " + i))
                .toList();
        CLOCK.tick(DAY);
        awaitSomeRounds();
        assertThat(TestFiles.fetch(MARKET.buyer, number, ids.getLast())).isEqualTo(TestFiles.text("note 9"));

        CLOCK.tick(MOMENT);
        await("select not exists (select from attachment_chunks where order_number = '%s')");

        MARKET.buyer
                .get("/v1/orders/%s/attachments/%s".formatted(number, ids.getFirst()))
                .expectProblem(OrderProblems.ATTACHMENT_NOT_FOUND);
        await("select sum(attachments) = 0 from attachment_counts where order_number = '%s'");
        CLOCK.tick(HOUR.plus(MOMENT));
        await("select not exists (select from attachments where order_number = '%s')");
    }

    @Test
    void an_upload_that_broke_with_its_instance_is_removed_after_an_hour() {
        String broken = "11111111-2222-3333-4444-555555555555";
        try (TestSql sql = new TestSql(DATABASE)) {
            sql.run("""
                    insert into attachments (lane, order_number, attachment_id, purpose, uploader_role, uploader_id, name,
                                             media_type, chunk_bytes, began_at)
                    values (%1$s, '%2$s', '%3$s', 'EVIDENCE', 'BUYER', 'x', 'a.txt', 'text/plain', 262144, '%4$s');
                    insert into attachment_counts values (%1$s, '%2$s', 'BUYER', 1);
                    insert into attachment_chunks values (%1$s, '%2$s', '%3$s', 0, '\\x00')
                    """.formatted(number.substring(0, 3), number, broken, CLOCK.instant()));
        }
        CLOCK.tick(HOUR);
        awaitSomeRounds();
        await("select count(*) = 1 from attachment_chunks where order_number = '%s'");

        CLOCK.tick(MOMENT);

        await("select not exists (select from attachment_chunks where order_number = '%s')");
        await("select attachments = 0 from attachment_counts where order_number = '%s'");
        CLOCK.tick(HOUR.plus(MOMENT));
        await("select not exists (select from attachments where order_number = '%s')");
    }

    @Test
    void a_chunk_that_comes_in_after_its_file_was_discarded_goes_with_the_last_of_it() {
        String id = TestFiles.note(MARKET.buyer, number, "evidence", "no");
        TestFiles.delete(MARKET.buyer, number, id).expect(204);
        try (TestSql sql = new TestSql(DATABASE)) {
            sql.run("insert into attachment_chunks values (%s, '%s', '%s', 7, '\\x00')"
                    .formatted(number.substring(0, 3), number, id));
        }

        CLOCK.tick(HOUR.plus(MOMENT));

        await("select not exists (select from attachments where order_number = '%s')");
        await("select not exists (select from attachment_chunks where order_number = '%s')");
    }

    /** Files of another order, purged meanwhile, show that there were rounds. */
    private void awaitSomeRounds() {
        String other = MARKET.place(MARKET.productWithoutForm());
        String id = TestFiles.note(MARKET.buyer, other, "evidence", "old");
        try (TestSql sql = new TestSql(DATABASE)) {
            sql.run(
                    "update attachments set began_at = '-infinity', uploaded_at = '2000-01-01T00:00:00Z' where attachment_id = '%s'"
                            .formatted(id));
            Awaitility.await()
                    .until(() -> sql.number(
                                    "select count(*) from attachment_chunks where attachment_id = '%s'".formatted(id))
                            == 0);
        }
    }

    private void await(String condition) {
        try (TestSql sql = new TestSql(DATABASE)) {
            Awaitility.await().until(() -> sql.rows(condition.formatted(number)).equals(List.of("t")));
        }
    }
}
