package marketplace.order.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import marketplace.order.ApiDocument;
import marketplace.order.RunningService;
import marketplace.order.fuzz.FuzzRequest.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fuzzer is there to find, it finds. */
class JudgeTests {

    private static final Judge JUDGE =
            new Judge(ApiDocument.at(RunningService.shared().baseUrl()));
    private static final String NOT_FOUND = """
            {"type":"urn:marketplace:problem:not-found","title":"Not found","status":404,"detail":"nothing is here","instance":"/v1/x"}""";
    private static final String OVERLOADED = """
            {"type":"urn:marketplace:problem:overloaded","title":"Too much","status":503,"detail":"later","instance":"/v1/x"}""";
    private static final Duration PATIENCE = Duration.ofMillis(300);

    @Test
    void a_problem_of_the_list_is_an_answer() {
        assertThat(told(problem(404, NOT_FOUND))).isEmpty();
        assertThat(told(problem(503, OVERLOADED).replace("\r\n\r\n", "\r\nRetry-After: 1\r\n\r\n")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nno",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ncut off",
                "HTTP/1.1 200 OK\r\nContent-Length: 34\r\n\r\n{\"cause\":\"java.lang.Error: at 7\"} ",
                "\u0015\u0003\u0001",
                "<html>",
                ""
            })
    void an_answer_that_is_none_is_found(String planted) {
        assertThat(told(planted)).isPresent();
    }

    @Test
    void a_problem_that_is_not_as_it_says_is_found() {
        assertThat(told(problem(404, NOT_FOUND.replace("not-found", "lost")))).isPresent();
        assertThat(told(problem(400, NOT_FOUND))).isPresent();
        assertThat(told(problem(404, NOT_FOUND.replace("nothing is here", " "))))
                .isPresent();
        assertThat(told(problem(404, NOT_FOUND.replace("}", ",\"trace\":\"x\"}"))))
                .isPresent();
        assertThat(told(problem(404, NOT_FOUND.substring(0, 40)))).isPresent();
        assertThat(told(problem(503, OVERLOADED))).contains("a failure of the server: 503 " + OVERLOADED);
        assertThat(told(problem(
                                503,
                                OVERLOADED
                                        .replace("overloaded", "unavailable")
                                        .replace("later", "the database is away"))
                        .replace("\r\n\r\n", "\r\nRetry-After: 1\r\n\r\n")))
                .isPresent();
    }

    @Test
    void an_answer_that_never_comes_is_found() {
        try (PlantedServer silent = PlantedServer.silentAfter("");
                PlantedServer stuck = PlantedServer.silentAfter("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc")) {
            assertThat(sent(silent, Ending.ANSWER))
                    .hasValueSatisfying(it -> assertThat(it).startsWith("no answer"));
            assertThat(sent(silent, Ending.CUT_OFF))
                    .hasValueSatisfying(it -> assertThat(it).startsWith("no answer"));
            assertThat(sent(stuck, Ending.ANSWER))
                    .hasValueSatisfying(it -> assertThat(it).startsWith("no answer"));
        }
    }

    @Test
    void an_answer_that_takes_too_long_is_found() {
        FuzzRequest request = request(Ending.ANSWER, true);

        Optional<String> complaint = JUDGE.complaint(request, new Reply.HungUp(Judge.LONGEST.plusMillis(1)));
        Optional<String> cut =
                JUDGE.complaint(request(Ending.CUT_OFF, true), new Reply.HungUp(Judge.LONGEST.plusMillis(1)));

        assertThat(complaint).isPresent();
        assertThat(cut).isPresent();
    }

    @Test
    void somebody_without_a_token_who_is_let_in_is_found() {
        try (PlantedServer open = PlantedServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                FuzzClient client = new FuzzClient(open.url(), PATIENCE)) {
            Optional<String> complaint =
                    JUDGE.complaint(request(Ending.ANSWER, false), client.send(request(Ending.ANSWER, false)));

            assertThat(complaint).hasValueSatisfying(it -> assertThat(it).contains("without a token"));
        }
    }

    @Test
    void memory_that_is_not_given_back_is_found() {
        Footprint before = new Footprint(200L << 20, 50L << 20);

        assertThat(new Footprint(210L << 20, 55L << 20).hasGrownSince(before)).isFalse();
        assertThat(new Footprint(400L << 20, 50L << 20).hasGrownSince(before)).isTrue();
        assertThat(new Footprint(200L << 20, 150L << 20).hasGrownSince(before)).isTrue();
    }

    private static Optional<String> told(String planted) {
        try (PlantedServer server = PlantedServer.saying(planted)) {
            return sent(server, Ending.ANSWER);
        }
    }

    private static Optional<String> sent(PlantedServer server, Ending ending) {
        try (FuzzClient client = new FuzzClient(server.url(), PATIENCE)) {
            FuzzRequest request = request(ending, true);
            return JUDGE.complaint(request, client.send(request));
        }
    }

    private static String problem(int status, String body) {
        return "HTTP/1.1 %d X\r\nContent-Type: application/problem+json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(status, body.length(), body);
    }

    private static FuzzRequest request(Ending ending, boolean trusted) {
        return new FuzzRequest("GET", "/v1/x", Draft.latin("GET /v1/x HTTP/1.1\r\n\r\n"), ending, trusted);
    }
}
