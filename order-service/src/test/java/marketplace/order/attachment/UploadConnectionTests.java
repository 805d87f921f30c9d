package marketplace.order.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import marketplace.contracts.Role;
import marketplace.order.Answer;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.order.problem.OrderProblems;
import marketplace.order.request.WriteHeaders;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.security.Caller;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Uploads whose client is slow, goes away or comes in numbers, and whose database fails half-way. */
class UploadConnectionTests {

    private static final int PART = 1_000_000;
    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final TestClock CLOCK = new TestClock();
    private static final RunningService SERVICE = RunningService.start(
            DATABASE,
            CLOCK,
            "marketplace.attachments.transfers.uploads-at-once=3",
            "marketplace.attachments.transfers.per-caller=2",
            "marketplace.attachments.transfers.longest=10s",
            "marketplace.relay.enabled=false",
            "spring.kafka.listener.auto-startup=false");
    private static final TestMarketplace MARKET = new TestMarketplace(SERVICE, CLOCK);

    private final String number = MARKET.place(MARKET.productWithoutForm());
    private final String path = TestFiles.path(number, "evidence", "plan.pdf");

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void an_upload_that_is_cut_off_leaves_nothing_behind() {
        for (long length : new long[] {TestFiles.LARGEST, -1}) {
            try (RawUpload upload = new RawUpload(MARKET.buyer, path, "application/pdf", length)) {
                upload.send(length < 0 ? chunked(TestFiles.pdf(PART)) : TestFiles.pdf(PART));
                awaitChunks();
            }
            awaitNothing();
        }

        assertThat(MARKET.buyer
                        .get("/v1/orders/%s/attachments".formatted(number))
                        .body()
                        .at("/attachments"))
                .isEmpty();
    }

    /** Past HTTP, whose server hears of a client that has gone only when it reads on. */
    @Test
    void an_upload_that_is_cut_off_before_its_row_is_there_leaves_nothing_behind() {
        Caller buyer = new Caller(Role.BUYER, MARKET.order(MARKET.buyer, number).text("/buyerId"));
        NewFile file = new NewFile(AttachmentPurpose.EVIDENCE, "a.txt", FileKind.TXT);
        WriteHeaders headers = new WriteHeaders(null, null, null);
        try (TestSql sql = TestSql.transaction(DATABASE)) {
            sql.run("lock table attachment_counts in access exclusive mode");
            Disposable upload = SERVICE.bean(Uploads.class)
                    .upload(buyer, number, headers, file, Flux.never())
                    .subscribe();
            await("select exists (select from pg_locks"
                    + " where relation = 'attachment_counts'::regclass and not granted)");

            upload.dispose();
        }

        await("select exists (select from attachments where order_number = '%s' and discarded_at is not null)");
        awaitNothing();
    }

    @Test
    void an_upload_that_ends_before_the_length_it_told_is_no_file() {
        try (RawUpload upload = new RawUpload(MARKET.buyer, path, "application/pdf", PART + 1)) {
            upload.send(TestFiles.pdf(PART));
            awaitChunks();
        }

        awaitNothing();
    }

    @Test
    void an_upload_that_takes_too_long_is_told_so() {
        try (RawUpload upload = new RawUpload(MARKET.buyer, path, "application/pdf", TestFiles.LARGEST)) {
            upload.send(TestFiles.pdf(PART));

            int status = upload.status();

            assertThat(status).isEqualTo(OrderProblems.UPLOAD_TOO_SLOW.status().value());
        }
        awaitNothing();
    }

    @Test
    void uploads_beyond_the_room_there_is_are_told_when_to_come_back() {
        List<RawUpload> uploads = new ArrayList<>();
        try {
            uploads.add(begun(MARKET.buyer));
            uploads.add(begun(MARKET.buyer));
            Answer third = upload(MARKET);
            uploads.add(begun(MARKET.provider));
            TestMarketplace others = new TestMarketplace(SERVICE, CLOCK);
            Answer fourth = upload(others);

            third.expectProblem(OrderProblems.TOO_MANY_TRANSFERS);
            fourth.expectProblem(PlatformProblems.OVERLOADED);
            assertThat(List.of(third.header("Retry-After"), fourth.header("Retry-After")))
                    .containsOnly("5");
        } finally {
            uploads.forEach(RawUpload::close);
        }
        awaitNothing();
        upload(MARKET).expect(201);
    }

    @Test
    void a_database_that_fails_half_way_is_a_503_and_leaves_nothing_behind() {
        try (RawUpload upload = new RawUpload(MARKET.buyer, path, "application/pdf", 2 * PART)) {
            upload.send(TestFiles.pdf(PART));
            awaitChunks();
            try (TestSql other = TestSql.transaction(DATABASE)) {
                other.run("lock table attachment_chunks in access exclusive mode");
                upload.send(new byte[PART]);

                int status = upload.status();

                assertThat(status).isIn(503, 408);
            }
        }
        awaitPurgedOrNothing();
    }

    @Test
    void a_slow_client_holds_no_connection_of_the_database() {
        try (RawUpload upload = begun(MARKET.buyer);
                TestSql sql = new TestSql(DATABASE)) {
            Awaitility.await()
                    .until(() -> sql.number("select count(*) from pg_stat_activity where datname = current_database()"
                                    + " and state <> 'idle' and pid <> pg_backend_pid()")
                            == 0);

            upload.send(new byte[1]);

            MARKET.buyer.get("/v1/orders/" + number).expect(200);
        }
    }

    private Answer upload(TestMarketplace market) {
        return TestFiles.upload(
                market.buyer,
                market.place(market.productWithoutForm()),
                "evidence",
                "a.txt",
                "text/plain",
                TestFiles.text("x"));
    }

    private RawUpload begun(Party who) {
        long before = begunUploads();
        RawUpload upload = new RawUpload(who, path, "application/pdf", TestFiles.LARGEST);
        upload.send(TestFiles.pdf(PART));
        Awaitility.await().until(() -> begunUploads() > before);
        return upload;
    }

    private long begunUploads() {
        try (TestSql sql = new TestSql(DATABASE)) {
            return sql.number("select count(*) from attachments where order_number = '%s'".formatted(number));
        }
    }

    private void awaitChunks() {
        await("select count(*) > 1 from attachment_chunks where order_number = '%s'");
    }

    private void awaitNothing() {
        await("select not exists (select from attachment_chunks where order_number = '%1$s')"
                + " and not exists (select from attachments where order_number = '%1$s' and discarded_at is null)"
                + " and coalesce(sum(attachments), 0) = 0 from attachment_counts where order_number = '%1$s'");
    }

    /** The clean-up may have met the same failure. */
    private void awaitPurgedOrNothing() {
        await("select not exists (select from attachments where order_number = '%s' and discarded_at is null)");
    }

    private void await(String condition) {
        try (TestSql sql = new TestSql(DATABASE)) {
            Awaitility.await().until(() -> sql.rows(condition.formatted(number)).equals(List.of("t")));
        }
    }

    private static byte[] chunked(byte[] content) {
        byte[] head = TestFiles.text("%x\r\n".formatted(content.length));
        byte[] chunk = new byte[head.length + content.length];
        System.arraycopy(head, 0, chunk, 0, head.length);
        System.arraycopy(content, 0, chunk, head.length, content.length);
        return chunk;
    }
}
