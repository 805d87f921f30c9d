package marketplace.order.download.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import marketplace.order.Answer;
import marketplace.order.Party;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TestSql;
import marketplace.order.problem.OrderProblems;
import marketplace.order.problem.RequestProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asking for downloads and taking them back, where nobody makes them: whatever runs goes on running. */
class JobApiTests {

    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final TestClock CLOCK = new TestClock();
    private static final RunningService SERVICE = RunningService.start(
            DATABASE,
            CLOCK,
            "marketplace.downloads.jobs.enabled=false",
            "marketplace.downloads.jobs.kept=3",
            "marketplace.relay.enabled=false",
            "spring.kafka.listener.auto-startup=false");

    private final TestMarketplace market = new TestMarketplace(SERVICE, CLOCK);

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void a_job_is_accepted_and_found_where_the_answer_says() {
        Answer asked = TestJobs.ask(market.buyer, Map.of("format", "xlsx", "language", "en"))
                .expect(202);

        Answer job = market.buyer.get(asked.header("Location")).expect(200);

        assertThat(job.raw()).isEqualTo(asked.raw());
        assertThat(job.text("/state")).isEqualTo("RUNNING");
        assertThat(job.text("/format")).isEqualTo("xlsx");
        assertThat(job.text("/language")).isEqualTo("en");
        assertThat(job.text("/createdAt")).isEqualTo(CLOCK.instant().toString());
        assertThat(job.body().at("/percent").asInt(-1)).isZero();
        assertThat(job.body().at("/rows").asInt(-1)).isZero();
        assertThat(job.body().propertyNames()).doesNotContain("size", "sha256", "failure", "readyAt", "expiresAt");
    }

    @Test
    void one_job_of_a_caller_runs_at_a_time_and_the_next_is_told_which() {
        String running = TestJobs.asked(market.buyer);

        Answer second = TestJobs.ask(market.buyer, Map.of());
        Answer others = TestJobs.ask(market.provider, Map.of());

        second.expectProblem(OrderProblems.DOWNLOAD_RUNNING);
        assertThat(second.text("/downloadId")).isEqualTo(running);
        others.expect(202);
    }

    @Test
    void of_jobs_asked_for_at_the_same_moment_one_is_made() {
        List<CompletableFuture<Answer>> asked = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> TestJobs.ask(market.buyer, Map.of())))
                .limit(8)
                .toList();

        List<Answer> answers = asked.stream().map(CompletableFuture::join).toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .hasSize(7)
                .allSatisfy(answer -> answer.expectProblem(OrderProblems.DOWNLOAD_RUNNING));
    }

    @Test
    void a_repeated_request_gets_the_first_job_again() {
        Map<String, Object> body = Map.of("query", Map.of("status", "CANCELLED", "sort", "OLDEST_FIRST"));
        Answer first = TestJobs.ask(market.buyer, body, "Idempotency-Key", "k").expect(202);

        Answer again = TestJobs.ask(market.buyer, body, "Idempotency-Key", "k").expect(202);
        Answer other = TestJobs.ask(market.buyer, Map.of(), "Idempotency-Key", "k");

        assertThat(again.raw()).isEqualTo(first.raw());
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        other.expectProblem(RequestProblems.IDEMPOTENCY_KEY_REUSED);
        TestJobs.remove(market.buyer, first.text("/downloadId")).expect(204);
        assertThat(TestJobs.ask(market.buyer, body, "Idempotency-Key", "k").text("/state"))
                .isEqualTo("CANCELLED");
    }

    @Test
    void a_job_that_runs_is_cancelled_and_one_that_does_not_is_deleted() {
        String id = TestJobs.asked(market.buyer);

        TestJobs.remove(market.buyer, id).expect(204);
        Answer cancelled = TestJobs.job(market.buyer, id);
        String next = TestJobs.asked(market.buyer);
        TestJobs.remove(market.buyer, id).expect(204);

        assertThat(cancelled.text("/state")).isEqualTo("CANCELLED");
        TestJobs.remove(market.buyer, id).expectProblem(PlatformProblems.NOT_FOUND);
        market.buyer.get("/v1/downloads/" + id).expectProblem(PlatformProblems.NOT_FOUND);
        assertThat(ids(market.buyer)).containsExactly(next);
    }

    @Test
    void there_is_no_file_of_a_job_that_is_not_ready() {
        String id = TestJobs.asked(market.buyer);

        Answer running = market.buyer.get("/v1/downloads/%s/file".formatted(id));
        TestJobs.remove(market.buyer, id).expect(204);
        Answer cancelled = market.buyer.get("/v1/downloads/%s/file".formatted(id));

        running.expectProblem(OrderProblems.DOWNLOAD_NOT_READY);
        assertThat(running.text("/downloadState")).isEqualTo("RUNNING");
        assertThat(running.body().at("/percent").asInt(-1)).isZero();
        cancelled.expectProblem(OrderProblems.DOWNLOAD_NOT_READY);
        assertThat(cancelled.text("/downloadState")).isEqualTo("CANCELLED");
    }

    @Test
    void jobs_are_listed_newest_first_and_no_more_than_some_are_kept() {
        String first = cancelled();
        CLOCK.tick(Duration.ofSeconds(1));
        String second = cancelled();
        CLOCK.tick(Duration.ofSeconds(1));
        String third = cancelled();

        Answer fourth = TestJobs.ask(market.buyer, Map.of());

        assertThat(ids(market.buyer)).containsExactly(third, second, first);
        fourth.expectProblem(OrderProblems.TOO_MANY_DOWNLOADS);
        assertThat(fourth.header("Retry-After")).isEqualTo(String.valueOf(3 * 24 * 60 * 60 - 2));
        TestJobs.remove(market.buyer, first).expect(204);
        TestJobs.ask(market.buyer, Map.of()).expect(202);
    }

    @Test
    void somebody_elses_job_answers_exactly_like_one_that_does_not_exist() {
        String theirs = TestJobs.asked(market.buyer);
        String nobodys = UUID.randomUUID().toString();
        String buyerId = new TestSql(DATABASE)
                .rows("select owner_id from downloads where download_id = '%s'".formatted(theirs))
                .getFirst();

        for (Party stranger : new Party[] {market.provider, market.operator, SERVICE.party("provider", buyerId)}) {
            for (String path : new String[] {"/v1/downloads/%s", "/v1/downloads/%s/file"}) {
                Answer answer = stranger.get(path.formatted(theirs));

                answer.expectProblem(PlatformProblems.NOT_FOUND);
                assertThat(answer.raw().replace(theirs, nobodys))
                        .isEqualTo(stranger.get(path.formatted(nobodys)).raw());
            }
            TestJobs.remove(stranger, theirs).expectProblem(PlatformProblems.NOT_FOUND);
            assertThat(ids(stranger)).isEmpty();
        }
        assertThat(TestJobs.job(market.buyer, theirs).text("/state")).isEqualTo("RUNNING");
        market.buyer.get("/v1/downloads/what-is-no-id").expectProblem(PlatformProblems.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"format\":\"pdf\",\"language\":\"fr\"}|/format /language",
                "{\"format\":\"xlsx\",\"bom\":true}|/bom",
                "{\"query\":{\"zone\":\"Nowhere\",\"from\":\"yesterday\"}}|/query/from /query/zone",
                "{\"query\":{\"status\":[\"NONE\",\"COMPLETED\"]}}|/query/status",
            })
    void what_is_not_allowed_is_pointed_at(String body, String fields) {
        Answer answer = market.buyer.post("/v1/downloads", body);

        answer.expectProblem(PlatformProblems.INVALID_REQUEST);
        assertThat(answer.wrongField()).isEqualTo(fields);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"colour\":\"red\"}|/colour",
                "{\"query\":{\"stauts\":\"COMPLETED\"}}|/query/stauts",
                "{\"bom\":\"yes\"}|/bom",
            })
    void what_cannot_be_read_is_pointed_at(String body, String field) {
        Answer answer = market.buyer.post("/v1/downloads", body);

        answer.expectProblem(PlatformProblems.MALFORMED_REQUEST);
        assertThat(answer.wrongField()).isEqualTo(field);
    }

    private String cancelled() {
        String id = TestJobs.asked(market.buyer);
        TestJobs.remove(market.buyer, id).expect(204);
        return id;
    }

    private static List<String> ids(Party who) {
        return who.get("/v1/downloads")
                .expect(200)
                .body()
                .at("/downloads")
                .valueStream()
                .map(job -> job.at("/downloadId").asString())
                .toList();
    }
}
