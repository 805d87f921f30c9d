package marketplace.order.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HexFormat;
import java.util.Map;
import marketplace.contracts.Role;
import marketplace.order.Answer;
import marketplace.order.Party;
import marketplace.order.TestMarketplace;
import marketplace.order.problem.OrderProblems;
import marketplace.order.problem.RequestProblems;
import marketplace.platform.problem.PlatformProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be uploaded by whom, and what is said of it. */
class UploadTests {

    private static final TestMarketplace MARKET = TestMarketplace.shared();
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private final String number = MARKET.place(MARKET.productWithoutForm());

    @Test
    void a_file_is_whole_again_when_it_is_fetched() {
        byte[] content = TestFiles.pdf(600_000);

        Answer answer = TestFiles.upload(
                MARKET.buyer, number, "requirement", "Formular für Umzug 迁移.pdf", "application/pdf", content);

        answer.expect(201);
        assertThat(answer.text("/name")).isEqualTo("Formular für Umzug 迁移.pdf");
        assertThat(answer.text("/mediaType")).isEqualTo("application/pdf");
        assertThat(answer.body().at("/size").asLong()).isEqualTo(600_000);
        assertThat(answer.text("/sha256")).isEqualTo(TestFiles.sha256(content));
        assertThat(answer.text("/purpose")).isEqualTo("requirement");
        assertThat(answer.text("/uploadedBy")).isEqualTo("BUYER");
        assertThat(answer.body().at("/named").asBoolean()).isFalse();
        assertThat(answer.header("Location"))
                .isEqualTo("/v1/orders/%s/attachments/%s".formatted(number, answer.text("/attachmentId")));
        assertThat(TestFiles.fetch(MARKET.buyer, number, answer.text("/attachmentId")))
                .isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4096, 262_143, 262_144, 262_145, 524_288, TestFiles.LARGEST})
    void a_file_of_any_size_is_whole_also_when_its_length_is_not_told_before(int size) {
        byte[] content = TestFiles.text("x".repeat(size));

        Answer answer = TestFiles.upload(
                MARKET.buyer,
                TestFiles.path(number, "evidence", "log.txt"),
                "text/plain",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)));

        assertThat(answer.expect(201).text("/sha256")).isEqualTo(TestFiles.sha256(content));
        assertThat(TestFiles.sha256(TestFiles.fetch(MARKET.buyer, number, answer.text("/attachmentId"))))
                .isEqualTo(TestFiles.sha256(content));
        TestFiles.delete(MARKET.buyer, number, answer.text("/attachmentId")).expect(204);
    }

    @Test
    void a_file_that_says_that_it_is_too_large_is_refused_with_the_limit() {
        byte[] content = TestFiles.pdf(TestFiles.LARGEST + 1);

        Answer answer = TestFiles.upload(MARKET.buyer, number, "requirement", "plan.pdf", "application/pdf", content);

        answer.expectProblem(PlatformProblems.BODY_TOO_LARGE);
        assertThat(answer.text("/detail")).contains(String.valueOf(TestFiles.LARGEST));
    }

    @Test
    void a_file_that_turns_out_too_large_is_refused_and_leaves_nothing() {
        byte[] content = TestFiles.pdf(TestFiles.LARGEST + 1);

        Answer answer = TestFiles.upload(
                MARKET.buyer,
                TestFiles.path(number, "requirement", "plan.pdf"),
                "application/pdf",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)));

        answer.expectProblem(PlatformProblems.BODY_TOO_LARGE);
        assertThat(MARKET.buyer
                        .get("/v1/orders/%s/attachments".formatted(number))
                        .body()
                        .at("/attachments"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "application/pdf,          a.pdf,  255044462d312e37",
        "image/png,                a.png,  89504e470d0a1a0a00",
        "image/jpeg,               a.JPG,  ffd8ffe000104a46",
        "image/jpeg,               a.jpeg, ffd8ffe1",
        "image/webp,               a.webp, 524946460000000057454250",
        "text/plain,               a.txt,  c3a90a1b5b6d",
        "text/plain;charset=GBK,   a.log,  c4e3bac3",
        "TEXT/CSV,                 a.csv,  612c620d0a",
        OFFICE + "wordprocessingml.document,   a.docx, 504b030414",
        OFFICE + "spreadsheetml.sheet,         a.xlsx, 504b030414",
        OFFICE + "presentationml.presentation, a.pptx, 504b030414",
        "application/zip,          a.zip,  504b0506",
    })
    void every_kind_of_the_list_is_taken(String type, String name, String content) {
        TestFiles.upload(
                        MARKET.buyer,
                        number,
                        "evidence",
                        name,
                        type,
                        HexFormat.of().parseHex(content))
                .expect(201);
    }

    @ParameterizedTest
    @CsvSource({
        "application/pdf, a.pdf,  504b0304",
        "image/png,       a.png,  ffd8ffe0",
        "image/jpeg,      a.jpg,  89504e470d0a1a0a",
        "image/webp,      a.webp, 52494646000000005741564520",
        "text/plain,      a.txt,  4d5a9000",
        "text/csv,        a.csv,  612c6200",
        "application/zip, a.zip,  255044462d",
        OFFICE + "spreadsheetml.sheet, a.xlsx, d0cf11e0a1b11ae1",
        "application/pdf, a.pdf,  ''",
        "text/plain,      a.txt,  ''",
    })
    void a_file_that_begins_like_something_else_is_refused(String type, String name, String content) {
        TestFiles.upload(
                        MARKET.buyer,
                        number,
                        "evidence",
                        name,
                        type,
                        HexFormat.of().parseHex(content))
                .expectProblem(OrderProblems.ATTACHMENT_UNFIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/octet-stream", "image/svg+xml", "application/json", "nonsense"})
    void a_type_that_is_not_on_the_list_is_refused_with_the_list(String type) {
        Answer answer = TestFiles.upload(MARKET.buyer, number, "evidence", "a.txt", type, TestFiles.text("x"));

        answer.expectProblem(PlatformProblems.UNSUPPORTED_MEDIA_TYPE);
        assertThat(answer.text("/detail")).contains("application/pdf", "text/csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "../etc/passwd.txt",
                "a\\b.txt",
                "c:a.txt",
                ".txt",
                "a.txt ",
                "a.txt.",
                "a\u0000.txt",
                "a\nb.txt",
                "gpj\u202etxt.txt",
                "a\u2028b.txt",
                "a?.txt",
                "setup.bat",
                "page.html",
                "a.txt.exe",
                "noending"
            })
    void a_name_that_could_do_harm_somewhere_is_refused(String name) {
        Answer answer = TestFiles.upload(MARKET.buyer, number, "evidence", name, "text/plain", TestFiles.text("x"));

        answer.expectProblem(OrderProblems.INVALID_QUERY);
        assertThat(answer.text("/errors/0/parameter")).isEqualTo("name");
    }

    @Test
    void a_name_has_at_most_200_characters() {
        String longest = "n".repeat(196) + ".txt";

        TestFiles.upload(MARKET.buyer, number, "evidence", longest, "text/plain", TestFiles.text("x"))
                .expect(201);
        TestFiles.upload(MARKET.buyer, number, "evidence", "n" + longest, "text/plain", TestFiles.text("x"))
                .expectProblem(OrderProblems.INVALID_QUERY);
    }

    @Test
    void a_name_is_kept_in_its_composed_form() {
        Answer answer =
                TestFiles.upload(MARKET.buyer, number, "evidence", "Cafe\u0301.txt", "text/plain", TestFiles.text("x"));

        assertThat(answer.expect(201).text("/name")).isEqualTo("Caf\u00e9.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?name=a.txt",
                "?purpose=evidence",
                "?name=a.txt&purpose=EVIDENCE",
                "?name=a.txt&purpose=fun",
                "?name=a.txt&purpose=evidence&size=3"
            })
    void what_a_file_is_for_and_called_is_asked_and_nothing_else(String query) {
        Answer answer = TestFiles.upload(
                MARKET.buyer,
                "/v1/orders/%s/attachments%s".formatted(number, query),
                "text/plain",
                BodyPublishers.ofString("x"));

        answer.expectProblem(OrderProblems.INVALID_QUERY);
        assertThat(answer.body().at("/errors")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "BUYER,    requirement, 201",
        "PROVIDER, requirement, 403",
        "OPERATOR, requirement, 403",
        "BUYER,    completion,  403",
        "PROVIDER, completion,  201",
        "OPERATOR, completion,  403",
        "BUYER,    evidence,    201",
        "PROVIDER, evidence,    201",
        "OPERATOR, evidence,    403",
        "SERVICE,  evidence,    403"
    })
    void each_role_uploads_what_is_its_part(Role role, String purpose, int status) {
        Party who = switch (role) {
            case BUYER -> MARKET.buyer;
            case PROVIDER -> MARKET.provider;
            case OPERATOR -> MARKET.operator;
            case SERVICE -> MARKET.party(Role.SERVICE, "settlement");
        };

        TestFiles.upload(who, number, purpose, "a.txt", "text/plain", TestFiles.text("x"))
                .expect(status);
    }

    @Test
    void nothing_is_added_to_an_order_that_has_ended() {
        MARKET.press(MARKET.buyer, number, "cancel", Map.of()).expect(200);

        Answer answer = TestFiles.upload(MARKET.buyer, number, "evidence", "a.txt", "text/plain", TestFiles.text("x"));

        answer.expectProblem(OrderProblems.ACTION_NOT_ALLOWED);
        assertThat(answer.text("/orderStatus")).isEqualTo("CANCELLED");
    }

    @Test
    void a_version_that_the_order_has_left_is_told() {
        TestFiles.upload(
                        MARKET.buyer,
                        number,
                        "evidence",
                        "a.txt",
                        "text/plain",
                        TestFiles.text("x"),
                        "If-Match",
                        "\"2\"")
                .expectProblem(RequestProblems.STALE_VERSION);
        TestFiles.upload(
                        MARKET.buyer,
                        number,
                        "evidence",
                        "a.txt",
                        "text/plain",
                        TestFiles.text("x"),
                        "If-Match",
                        "\"1\"")
                .expect(201);
    }
}
