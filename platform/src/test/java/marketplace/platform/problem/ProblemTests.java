package marketplace.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import marketplace.trial.RunningTrial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever goes wrong, the answer is a problem of the closed list and shows nothing of the inside. */
class ProblemTests {

    private static final String SECRET = "hunter2";
    private static final String BASKET = "{\"owner\":\"lan\",\"lines\":[{\"product\":\"a\",\"count\":1}]}";

    private final WebTestClient client = RunningTrial.alone()
            .client("buyer")
            .mutate()
            .responseTimeout(Duration.ofSeconds(60))
            .build();

    @Test
    void answersAGoodRequest() {
        post(BASKET).exchange().expectStatus().isOk().expectBody().json(BASKET);
    }

    @Test
    void saysWhereNothingIs() {
        JsonNode problem = problem(client.get().uri("/nowhere/at all?q=1"), 404, "not-found");

        assertThat(problem.get("title").asString()).isEqualTo("Not found");
        assertThat(problem.get("status").asInt()).isEqualTo(404);
        assertThat(problem.get("instance").asString()).isEqualTo("/nowhere/at%20all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/trial//caller", "/trial/%2e%2e/caller", "/trial/caller%2fx", "/trial/caller;a=b", "/trial/%00"
            })
    void refusesPathsThatCanBeReadInTwoWays(String path) {
        problem(client.get().uri(builder -> URI.create(builder.build() + path)), 400, "malformed-request");
    }

    @Test
    void saysWhichMethodsAreAllowed() {
        client.delete().uri("/trial/baskets").exchange().expectHeader().valueEquals("Allow", "POST");

        problem(client.delete().uri("/trial/baskets"), 405, "method-not-allowed");
    }

    @Test
    void saysWhatToSendAndToAccept() {
        problem(
                client.post()
                        .uri("/trial/baskets")
                        .contentType(MediaType.TEXT_PLAIN)
                        .bodyValue("a"),
                415,
                "unsupported-media-type");
        problem(client.get().uri("/trial/caller").accept(MediaType.APPLICATION_XML), 406, "not-acceptable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"owner":"lan","lines":[{"product":"a","count":"many"}]}      | /lines/0/count
            {"owner":"lan","lines":[{"product":"a","count":1.5}]}         | /lines/0/count
            {"owner":"lan","lines":[{"product":"a","count":null}]}        | /lines/0/count
            {"owner":"lan","lines":[{"product":"a","count":"3"}]}         | /lines/0/count
            {"owner":{},"lines":[]}                                       | /owner
            {"owner":"lan","lines":{}}                                    | /lines
            {"owner":"lan","lines":[],"colour":"red"}                     | /colour
            {"owner":"lan","lines":[{"product":"a","count":1,"a/b~c":1}]} | /lines/0/a~1b~0c
            """)
    void pointsAtTheFieldThatCannotBeRead(String body, String pointer) {
        JsonNode problem = problem(post(body), 400, "malformed-request");

        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(problem.get("detail").asString()).doesNotContain("marketplace.", "Exception", "java.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"owner\": lan}", "[1", "nonsense", "{} {}", "\u0000", "{\"owner\":\"a\u0001\"}"})
    void saysThatABodyIsNoJson(String body) {
        problem(post(body), 400, "malformed-request");
    }

    @Test
    void saysThatABodyIsMissing() {
        problem(client.post().uri("/trial/baskets").contentType(MediaType.APPLICATION_JSON), 400, "malformed-request");
        problem(post("null"), 400, "malformed-request");
    }

    @Test
    void readsNoBottomlessBodies() {
        problem(post("[".repeat(10_000)), 400, "malformed-request");
        problem(post("{\"lines\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"), 400, "malformed-request");
    }

    @Test
    void readsJsonOfSomeDepthAndNoDeeper() {
        post("/trial/anything", nested(20)).exchange().expectStatus().isOk();

        JsonNode problem = problem(post("/trial/anything", nested(21)), 400, "malformed-request");

        assertThat(problem.get("detail").asString()).startsWith("nested too deep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"owner\":\"lan\",\"owner\":\"li\",\"lines\":[]}",
                "{\"owner\":\"lan\",\"lines\":[],\"lines\":[]}",
                "{\"owner\":\"lan\",\"lines\":[{\"product\":\"a\",\"count\":1,\"count\":2}]}",
                "{\"owner\":\"lan\",\"lines\":[],\"\\u006fwner\":\"li\"}"
            })
    void readsNothingThatIsThereTwice(String body) {
        JsonNode problem = problem(post(body), 400, "malformed-request");

        assertThat(problem.get("detail").asString()).isEqualTo("a field is there twice");
    }

    @Test
    void readsNoEndlessNumbersAndNames() {
        problem(post("{\"owner\":\"lan\",\"lines\":[],\"n\":" + "1".repeat(101) + "}"), 400, "malformed-request");
        problem(post("{\"owner\":\"lan\",\"lines\":[],\"" + "n".repeat(201) + "\":1}"), 400, "malformed-request");
        for (String number : new String[] {"1".repeat(101), "1." + "1".repeat(101), "1e" + "1".repeat(101)}) {
            problem(
                    post("{\"owner\":\"lan\",\"lines\":[{\"product\":\"a\",\"count\":%s}]}".formatted(number)),
                    400,
                    "malformed-request");
        }
    }

    @Test
    void readsNoBrokenUtf8() {
        byte[] broken = BASKET.getBytes(StandardCharsets.UTF_8);
        broken[11] = (byte) 0xFF;

        problem(
                client.post()
                        .uri("/trial/baskets")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(broken),
                400,
                "malformed-request");
    }

    @Test
    void listsEveryValueThatIsNotAllowed() {
        JsonNode problem = problem(
                post("{\"owner\":\" \",\"lines\":[{\"product\":\"a\",\"count\":1},{\"product\":\"\",\"count\":10}]}"),
                422,
                "invalid-request");

        assertThat(problem.get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString()))
                .containsExactlyInAnyOrder("/owner", "/lines/1/product", "/lines/1/count");
        assertThat(problem.get("errors"))
                .allSatisfy(error -> assertThat(error.get("detail").asString()).isNotBlank());
    }

    @Test
    void saysWhichFieldIsMissing() {
        JsonNode problem = problem(post("{\"owner\":\"lan\"}"), 422, "invalid-request");

        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/lines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/trial/counted", "/trial/counted?count=", "/trial/counted?count=x"})
    void saysThatAParameterIsMissingOrWrong(String uri) {
        JsonNode problem = problem(client.get().uri(uri), 400, "malformed-request");

        assertThat(problem.at("/errors/0/parameter").asString()).isEqualTo("count");
        assertThat(problem.at("/errors/0/detail").asString()).isNotBlank();
    }

    @Test
    void takesNoBodyOverTheLimit() {
        String large = "{\"owner\":\"" + "x".repeat(64 * 1024) + "\",\"lines\":[]}";

        problem(post(large), 413, "body-too-large");
    }

    @Test
    void writesMembersAndHeadersOfAProblem() {
        client.get().uri("/trial/busy").exchange().expectHeader().valueEquals("Retry-After", "7");

        JsonNode problem = problem(client.get().uri("/trial/busy"), 503, "overloaded");

        assertThat(problem.get("detail").asString()).isEqualTo("come back later");
        assertThat(problem.get("queue").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(problem.propertyNames()).containsExactly("type", "title", "status", "detail", "instance", "queue");
    }

    @Test
    void showsNothingOfAFailure() {
        String text = problem(client.get().uri("/trial/broken"), 500, "internal-error")
                .toString();

        assertThat(text).doesNotContain(SECRET, "Exception", "select", "at ", "trace");
    }

    @Test
    void saysThatTheDatabaseDoesNotAnswerAndWhenToComeBack() {
        client.get().uri("/trial/stored").exchange().expectHeader().valueEquals("Retry-After", "1");

        String text =
                problem(client.get().uri("/trial/stored"), 503, "unavailable").toString();

        assertThat(text).doesNotContain(SECRET, "localhost", "select");
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private RequestHeadersSpec<?> post(String body) {
        return post("/trial/baskets", body);
    }

    private RequestHeadersSpec<?> post(String uri, String body) {
        return client.post().uri(uri).contentType(MediaType.APPLICATION_JSON).bodyValue(body);
    }

    @CanIgnoreReturnValue
    private static JsonNode problem(RequestHeadersSpec<?> request, int status, String name) {
        byte[] body = request.exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:marketplace:problem:" + name)
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body));
    }
}
