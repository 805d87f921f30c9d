package marketplace.order.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import marketplace.order.Answer;
import marketplace.order.Endpoint;
import marketplace.order.RunningService;
import marketplace.order.download.file.DownloadFormat;
import marketplace.order.problem.OrderProblems;
import marketplace.order.problem.RequestProblems;
import marketplace.platform.problem.PlatformProblems;
import marketplace.platform.problem.ProblemType;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class OpenApiTests {

    private static final RunningService SERVICE = RunningService.start(
            Servers.shared().freshDatabase(),
            new TestClock(),
            "marketplace.security.open-api-docs=true",
            "marketplace.relay.enabled=false",
            "spring.kafka.listener.auto-startup=false");
    private static final Answer DOCUMENT =
            SERVICE.stranger().get("/v3/api-docs").expect(200);

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void the_document_is_openapi_3_1_and_asks_for_a_token() {
        assertThat(DOCUMENT.text("/openapi")).startsWith("3.1");
        assertThat(DOCUMENT.text("/components/securitySchemes/token/scheme")).isEqualTo("bearer");
        assertThat(DOCUMENT.body().at("/security/0").has("token")).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void every_endpoint_says_what_it_does_takes_and_answers(Endpoint endpoint) {
        JsonNode operation = operation(endpoint);

        assertThat(operation.at("/summary").asString("")).isNotBlank();
        assertThat(operation.at("/responses/default/$ref").asString("")).isEqualTo("#/components/responses/Problem");
        JsonNode content = operation.at("/responses/%d/content".formatted(endpoint.success()));
        if (endpoint.success() == 204) {
            assertThat(content.isMissingNode()).isTrue();
        } else if (endpoint == Endpoint.ATTACHMENT) {
            assertThat(content.propertyNames()).containsExactly("text/plain", "*/*");
        } else if (endpoint.isFile()) {
            assertThat(content.propertyNames()).containsExactly("text/csv", DownloadFormat.XLSX_TYPE);
        } else {
            assertThat(content.at("/%s/schema/$ref".formatted(mediaType(endpoint)))
                            .asString(""))
                    .startsWith("#/components/schemas/");
        }
        assertThat(operation.at("/responses")).hasSize(2);
        List<String> parameters = operation
                .at("/parameters")
                .valueStream()
                .map(parameter -> parameter.at("/name").asString(""))
                .toList();
        assertThat(parameters.contains("Idempotency-Key")).isEqualTo(endpoint.isKeyed());
        assertThat(parameters.contains("If-Match")).isEqualTo(endpoint.isConditional());
        assertThat(parameters).doesNotContain("caller", "headers");
        assertThat(operation.at("/parameters").valueStream())
                .allSatisfy(parameter ->
                        assertThat(parameter.at("/schema/type").asString("")).isNotEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void a_version_that_must_be_named_is_a_required_header(Endpoint endpoint) {
        boolean required = operation(endpoint)
                .at("/parameters")
                .valueStream()
                .filter(parameter -> parameter.at("/name").asString("").equals("If-Match"))
                .anyMatch(parameter -> parameter.at("/required").asBoolean(false));

        assertThat(required).isEqualTo(endpoint.needsVersion());
    }

    @Test
    void a_payment_attempt_says_which_reference_to_give_to_the_payment_platform() {
        JsonNode attempt = DOCUMENT.body().at("/components/schemas/Attempt/properties");

        assertThat(attempt.at("/attemptId/description").asString("")).contains("reference");
        assertThat(attempt.at("/state/enum").valueStream().map(JsonNode::asString))
                .containsExactly("OPEN", "EXPIRED", "VOID", "CLOSED");
    }

    @Test
    void problems_name_the_closed_list_of_types() {
        String schema = DOCUMENT.text("/components/responses/Problem/content/application~1problem+json/schema/$ref");

        List<String> types = Stream.<ProblemType[]>of(
                        PlatformProblems.values(), RequestProblems.values(), OrderProblems.values())
                .flatMap(Stream::of)
                .map(type -> type.uri().toString())
                .toList();
        assertThat(schema).isEqualTo("#/components/schemas/Problem");
        assertThat(DOCUMENT.text("/components/schemas/Problem/type")).isEqualTo("object");
        assertThat(DOCUMENT.texts("/components/schemas/Problem/properties/type/enum"))
                .containsExactlyElementsOf(types);
    }

    @Test
    void every_object_says_that_there_is_nothing_else_in_it() {
        DOCUMENT.body().at("/components/schemas").forEachEntry((name, schema) -> {
            if (schema.has("properties")) {
                assertThat(schema.at("/additionalProperties").asBoolean(true))
                        .as(name)
                        .isFalse();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_key_that_must_be_sent_is_a_required_header(Endpoint endpoint) {
        boolean required = operation(endpoint)
                .at("/parameters")
                .valueStream()
                .filter(parameter -> parameter.at("/name").asString("").equals("Idempotency-Key"))
                .anyMatch(parameter -> parameter.at("/required").asBoolean(false));

        assertThat(required).isEqualTo(endpoint == Endpoint.PLACE);
    }

    @Test
    void an_answer_as_text_is_not_shown_as_json() {
        JsonNode text =
                DOCUMENT.body().at("/paths/~1v1~1products~1{id}~1vendor-check/post/responses/200/content/text~1plain");

        assertThat(text.at("/schema/type").asString("")).isEqualTo("string");
        assertThat(text.has("example")).isFalse();
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(DOCUMENT.body().findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                DOCUMENT.body().at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void it_is_browsed_at_swagger_ui() {
        Answer redirect = SERVICE.stranger().get("/swagger-ui.html");
        String page = redirect.header("Location");

        assertThat(redirect.status()).isEqualTo(302);
        assertThat(SERVICE.stranger()
                        .get(page.replaceFirst("^https?://[^/]*", ""))
                        .expect(200)
                        .raw())
                .contains("swagger-ui");
    }

    @Test
    void it_is_closed_unless_it_is_opened() {
        RunningService closed = RunningService.shared();

        Stream.of(
                        "/v3/api-docs",
                        "/v3/api-docs.yaml",
                        "/v3/api-docs/swagger-config",
                        "/swagger-ui.html",
                        "/swagger-ui/index.html")
                .forEach(path -> closed.stranger().get(path).expectProblem(PlatformProblems.UNAUTHENTICATED));
        closed.party("operator", "olga").get("/v3/api-docs").expect(200);
    }

    private static String mediaType(Endpoint endpoint) {
        return endpoint == Endpoint.CHANGES_STREAM ? "text~1event-stream" : "application~1json";
    }

    private static JsonNode operation(Endpoint endpoint) {
        String path = endpoint.path().replace("/", "~1");
        return DOCUMENT.body()
                .at("/paths/%s/%s".formatted(path, endpoint.method().toLowerCase(Locale.ROOT)));
    }
}
