package marketplace.order.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.UUID;
import marketplace.order.Answer;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.order.download.RawHttp;
import marketplace.order.download.RawHttp.Received;
import marketplace.order.problem.OrderProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.security.Sha256;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Files on their way out. */
class AttachmentDownloadTests {

    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final TestClock CLOCK = new TestClock();
    private static final RunningService SERVICE = RunningService.start(
            DATABASE,
            CLOCK,
            "marketplace.attachments.transfers.downloads-at-once=3",
            "marketplace.attachments.transfers.per-caller=2",
            "marketplace.relay.enabled=false",
            "spring.kafka.listener.auto-startup=false");
    private static final TestMarketplace MARKET = new TestMarketplace(SERVICE, CLOCK);
    private static final byte[] CONTENT = TestFiles.pdf(TestFiles.LARGEST);

    private final String number = MARKET.place(MARKET.productWithoutForm());

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void a_file_is_to_be_kept_under_its_name_and_by_nobody_on_the_way() throws Exception {
        byte[] content = TestFiles.pdf(300_000);
        String id = uploaded("Plan \"für\" 迁移 100%.pdf".replace("\"", "'"), content);

        try (RawHttp http = RawHttp.get(MARKET.buyer, path(id))) {
            assertThat(http.status()).isEqualTo(200);
            assertThat(http.header("Content-Type")).isEqualTo("application/pdf");
            assertThat(http.header("Content-Length")).isEqualTo("300000");
            assertThat(http.header("Content-Disposition"))
                    .startsWith("attachment;")
                    .contains("filename*=UTF-8''Plan%20%27f%C3%BCr%27%20%E8%BF%81%E7%A7%BB%20100%25.pdf");
            assertThat(http.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(http.header("Cache-Control")).isEqualTo("no-store");
            byte[] digest = Sha256.of(content);
            assertThat(http.header("Repr-Digest"))
                    .isEqualTo("sha-256=:%s:".formatted(Base64.getEncoder().encodeToString(digest)));
            assertThat(http.receive().body()).isEqualTo(content);
        }
    }

    @Test
    void a_slow_reader_holds_no_connection_and_gets_everything_in_the_end() {
        String id = uploaded("plan.pdf", CONTENT);
        try (RawHttp slow = RawHttp.get(MARKET.buyer, path(id));
                TestSql sql = new TestSql(DATABASE)) {
            Awaitility.await()
                    .until(() -> sql.number("select count(*) from pg_stat_activity where datname = current_database()"
                                    + " and state <> 'idle' and pid <> pg_backend_pid()")
                            == 0);

            Received received = slow.receive();

            assertThat(received.complete()).isTrue();
            assertThat(TestFiles.sha256(received.body())).isEqualTo(TestFiles.sha256(CONTENT));
        }
    }

    @Test
    void more_downloads_than_there_is_room_for_are_told_when_to_come_back() {
        String id = uploaded("plan.pdf", CONTENT);
        TestMarketplace others = new TestMarketplace(SERVICE, CLOCK);
        String theirNumber = others.place(others.productWithoutForm());
        String theirs = id(others.buyer, theirNumber, "plan.pdf", CONTENT);
        try (RawHttp first = RawHttp.get(MARKET.buyer, path(id));
                RawHttp second = RawHttp.get(MARKET.buyer, path(id))) {
            assertThat(first.status() + second.status()).isEqualTo(400);

            MARKET.buyer.get(path(id)).expectProblem(OrderProblems.TOO_MANY_TRANSFERS);
            try (RawHttp third =
                    RawHttp.get(others.buyer, "/v1/orders/%s/attachments/%s".formatted(theirNumber, theirs))) {
                assertThat(third.status()).isEqualTo(200);
                assertThat(MARKET.provider
                                .get(path(id))
                                .expectProblem(PlatformProblems.OVERLOADED)
                                .header("Retry-After"))
                        .isEqualTo("5");
            }
        }
        Awaitility.await().until(() -> {
            try (RawHttp again = RawHttp.get(MARKET.buyer, path(id))) {
                return again.status() == 200;
            }
        });
    }

    @Test
    void a_chunk_that_is_missing_at_the_beginning_is_a_problem_and_later_breaks_the_transfer() {
        String id = uploaded("plan.pdf", CONTENT);
        try (TestSql sql = new TestSql(DATABASE)) {
            sql.run("delete from attachment_chunks where attachment_id = '%s' and chunk = 30".formatted(id));
            try (RawHttp http = RawHttp.get(MARKET.buyer, path(id))) {
                Received received = http.receive();

                assertThat(received.complete()).isFalse();
                assertThat(received.body().length).isLessThanOrEqualTo(30 * 256 * 1024);
            }
            sql.run("delete from attachment_chunks where attachment_id = '%s' and chunk = 0".formatted(id));

            Answer answer = MARKET.buyer.get(path(id));

            answer.expectProblem(PlatformProblems.INTERNAL_ERROR);
            assertThat(answer.headers().map()).doesNotContainKeys("content-disposition", "repr-digest");
        }
    }

    @Test
    void chunks_that_were_changed_or_swapped_in_the_database_do_not_open() {
        String id = uploaded("plan.pdf", TestFiles.pdf(600_000));
        String other = uploaded("plan.pdf", TestFiles.pdf(600_000));
        try (TestSql sql = new TestSql(DATABASE)) {
            sql.run("update attachment_chunks c set content = o.content from attachment_chunks o"
                    + " where c.attachment_id = '%s' and o.attachment_id = '%s' and c.chunk = o.chunk"
                            .formatted(id, other));
        }

        MARKET.buyer.get(path(id)).expectProblem(PlatformProblems.INTERNAL_ERROR);
        assertThat(TestFiles.fetch(MARKET.buyer, number, other)).isEqualTo(TestFiles.pdf(600_000));
    }

    @Test
    void a_file_that_is_not_there_is_told_so_in_json() {
        for (String id : new String[] {UUID.randomUUID().toString(), "none", "%00"}) {
            Answer answer = MARKET.buyer.get(path(id));

            assertThat(answer.status()).isIn(400, 404);
        }
        MARKET.buyer.get(path(UUID.randomUUID().toString())).expectProblem(OrderProblems.ATTACHMENT_NOT_FOUND);
    }

    private String path(String id) {
        return "/v1/orders/%s/attachments/%s".formatted(number, id);
    }

    private String uploaded(String name, byte[] content) {
        return id(MARKET.buyer, number, name, content);
    }

    private static String id(Party who, String number, String name, byte[] content) {
        return TestFiles.upload(who, number, "evidence", name, "application/pdf", content)
                .expect(201)
                .text("/attachmentId");
    }
}
