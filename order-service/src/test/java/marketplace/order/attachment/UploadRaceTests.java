package marketplace.order.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.lane.JournalChecks;
import marketplace.order.problem.OrderProblems;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Uploads at the same moment. */
class UploadRaceTests {

    private static final int MOST = 20;
    private static final TestClock CLOCK = new TestClock();
    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final RunningService SERVICE = RunningService.start(
            DATABASE,
            CLOCK,
            "marketplace.attachments.transfers.uploads-at-once=64",
            "marketplace.attachments.transfers.per-caller=64",
            "marketplace.relay.enabled=false",
            "spring.kafka.listener.auto-startup=false");
    private static final TestMarketplace MARKET = new TestMarketplace(SERVICE, CLOCK);

    private final String number = MARKET.place(MARKET.productWithoutForm());

    @AfterAll
    static void stop() {
        JournalChecks.requireWhole(DATABASE);
        SERVICE.close();
    }

    @Test
    void each_party_adds_twenty_files_to_an_order_however_many_come_at_once() throws Exception {
        List<Answer> buyers = atOnce(IntStream.range(0, 30)
                .<Callable<Answer>>mapToObj(i -> () -> TestFiles.upload(
                        MARKET.buyer, number, "evidence", i + ".txt", "text/plain", TestFiles.text("x" + i)))
                .toList());

        assertThat(buyers).filteredOn(answer -> answer.status() == 201).hasSize(MOST);
        assertThat(buyers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> answer.expectProblem(OrderProblems.LIMIT_REACHED));
        assertThat(listed()).hasSize(MOST);
        TestFiles.note(MARKET.provider, number, "evidence", "the other party has room of its own");
    }

    @Test
    void a_file_that_is_taken_back_makes_room_for_one() {
        List<String> ids = IntStream.range(0, MOST)
                .mapToObj(i -> TestFiles.note(MARKET.buyer, number, "requirement", "note " + i))
                .toList();
        Answer oneMore =
                TestFiles.upload(MARKET.buyer, number, "requirement", "a.txt", "text/plain", TestFiles.text("x"));

        TestFiles.delete(MARKET.buyer, number, ids.getFirst()).expect(204);
        TestFiles.delete(MARKET.buyer, number, ids.getFirst()).expectProblem(OrderProblems.ATTACHMENT_NOT_FOUND);

        oneMore.expectProblem(OrderProblems.LIMIT_REACHED);
        TestFiles.note(MARKET.buyer, number, "requirement", "instead");
        TestFiles.upload(MARKET.buyer, number, "requirement", "a.txt", "text/plain", TestFiles.text("x"))
                .expectProblem(OrderProblems.LIMIT_REACHED);
    }

    @Test
    void a_file_that_is_sent_ten_times_at_once_under_one_key_is_there_once() throws Exception {
        List<Answer> answers = atOnce(IntStream.range(0, 10)
                .<Callable<Answer>>mapToObj(i -> () -> TestFiles.upload(
                        MARKET.buyer,
                        number,
                        "evidence",
                        "plan.pdf",
                        "application/pdf",
                        TestFiles.pdf(500_000),
                        "Idempotency-Key",
                        "k"))
                .toList());

        assertThat(answers).allSatisfy(answer -> answer.expect(201));
        assertThat(answers.stream().map(answer -> answer.text("/attachmentId")).distinct())
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotency-Replayed").isEmpty())
                .hasSize(1);
        assertThat(listed()).hasSize(1);
    }

    @Test
    void a_file_that_is_taken_back_twice_at_once_gives_its_room_back_once() throws Exception {
        IntStream.range(0, MOST - 1).forEach(i -> TestFiles.note(MARKET.buyer, number, "evidence", "note " + i));
        String id = TestFiles.note(MARKET.buyer, number, "evidence", "too much");

        List<Answer> answers = atOnce(List.of(
                () -> TestFiles.delete(MARKET.buyer, number, id), () -> TestFiles.delete(MARKET.buyer, number, id)));

        assertThat(answers).extracting(Answer::status).contains(204).isSubsetOf(204, 404);
        TestFiles.note(MARKET.buyer, number, "evidence", "one more");
        TestFiles.upload(MARKET.buyer, number, "evidence", "a.txt", "text/plain", TestFiles.text("x"))
                .expectProblem(OrderProblems.LIMIT_REACHED);
    }

    private List<String> listed() {
        return MARKET.buyer
                .get("/v1/orders/%s/attachments".formatted(number))
                .expect(200)
                .body()
                .at("/attachments")
                .valueStream()
                .map(shown -> shown.at("/attachmentId").asString())
                .toList();
    }

    private static List<Answer> atOnce(List<Callable<Answer>> requests) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(requests).stream().map(Future::resultNow).toList();
        }
    }
}
