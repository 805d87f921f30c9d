package marketplace.order.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import marketplace.order.Answer;
import marketplace.order.ApiDocument;
import marketplace.order.ApiOperation;
import marketplace.order.Endpoint;
import marketplace.order.RunningService;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The examples of the OpenAPI document are what a running service takes and answers. */
class ExampleTests {

    private static final int NO_CONTENT = 204;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TestClock CLOCK = new TestClock();
    private static final RunningService SERVICE =
            RunningService.start(Servers.shared().freshDatabase(), CLOCK, "marketplace.relay.enabled=false");
    private static final ApiDocument DOCUMENT = ApiDocument.at(SERVICE.baseUrl());
    private static final ExampleStory STORY = ExampleStory.play(SERVICE, CLOCK);

    @AfterAll
    static void stop() {
        ExampleFiles.writeIfWanted(STORY);
        SERVICE.close();
    }

    static Stream<ApiOperation> operations() {
        return DOCUMENT.operations().stream();
    }

    @Test
    void the_story_calls_every_endpoint() {
        assertThat(STORY.answers().keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Endpoint.values())
                        .map(endpoint -> endpoint.method() + " " + endpoint.path())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void the_answer_shown_is_what_the_service_answers(ApiOperation operation) {
        String answered = Objects.requireNonNull(STORY.answers().get(operation.name()));
        JsonNode shown = example(operation, success(operation));

        if (success(operation) == NO_CONTENT) {
            assertThat(answered).isEmpty();
        } else if (shown.isString()) {
            assertThat(shown.asString()).startsWith(answered);
        } else {
            assertThat(shown).isEqualTo(JSON.readTree(answered));
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everything_has_a_description_and_an_example(ApiOperation operation) {
        JsonNode node = operation.node();

        List<JsonNode> parts = Stream.of(
                        node.at("/parameters").valueStream(),
                        node.at("/requestBody").isMissingNode()
                                ? Stream.<JsonNode>empty()
                                : Stream.of(node.at("/requestBody")),
                        success(operation) == NO_CONTENT
                                ? Stream.<JsonNode>empty()
                                : Stream.of(node.at("/responses/" + success(operation))))
                .flatMap(part -> part)
                .toList();

        assertThat(node.at("/responses/%d/description".formatted(success(operation)))
                        .asString(""))
                .isNotBlank()
                .isNotEqualTo("OK");
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.at("/description").asString(""))
                    .as(part.toString())
                    .isNotBlank()
                    .isNotEqualTo("OK");
            assertThat(part.findValue("example")).as(part.toString()).isNotNull();
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void what_is_sent_and_answered_in_examples_is_as_the_schemas_say(ApiOperation operation) {
        JsonNode body = operation.node().at("/requestBody/content/application~1json");
        JsonNode answer = operation.node().at("/responses/%d/content".formatted(success(operation)));

        if (!body.isMissingNode()) {
            assertThat(errors(body.at("/schema"), body.at("/example"))).isEmpty();
        }
        if (answer.has("application/json")) {
            JsonNode content = answer.get("application/json");
            assertThat(errors(content.at("/schema"), content.at("/example"))).isEmpty();
        }
        if (answer.has("text/event-stream")) {
            JsonNode content = answer.get("text/event-stream");
            String data = content.at("/example").asString().replaceFirst("(?s).*\ndata:(.*)\n\n", "$1");
            assertThat(errors(content.at("/schema"), JSON.readTree(data))).isEmpty();
        }
        operation
                .node()
                .at("/parameters")
                .forEach(parameter -> assertThat(errors(parameter.at("/schema"), parameter.at("/example")))
                        .as(parameter.toString())
                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void every_parameter_of_a_query_is_taken_as_it_is_shown(ApiOperation operation) {
        for (JsonNode parameter : operation.node().at("/parameters")) {
            if (operation.method().equals("GET")) {
                Answer answer = STORY.ask(operation, parameter);

                assertThat(answer.status())
                        .as("%s: %s", parameter, answer.raw())
                        .isEqualTo(success(operation));
            }
        }
    }

    @Test
    void problems_shown_are_those_that_were_met() {
        JsonNode shown = DOCUMENT.root().at("/components/responses/Problem/content/application~1problem+json/examples");

        assertThat(shown.propertyNames())
                .containsExactlyInAnyOrderElementsOf(STORY.problems().keySet());
        shown.forEachEntry((name, example) -> {
            assertThat(example.at("/summary").asString()).isNotBlank();
            assertThat(example.at("/value"))
                    .isEqualTo(JSON.readTree(
                            Objects.requireNonNull(STORY.problems().get(name))));
        });
    }

    @Test
    void operations_have_names_of_their_own() {
        List<String> names = operations()
                .map(operation -> operation.node().at("/operationId").asString(""))
                .toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][A-Za-z]+"));
    }

    private static List<String> errors(JsonNode schema, JsonNode example) {
        return DOCUMENT.errors(schema, example);
    }

    private static JsonNode example(ApiOperation operation, int status) {
        return operation
                .node()
                .at("/responses/%d/content".formatted(status))
                .valueStream()
                .findFirst()
                .map(content -> content.at("/example"))
                .orElse(JSON.missingNode());
    }

    private static int success(ApiOperation operation) {
        return operation.node().at("/responses").propertyNames().stream()
                .filter(status -> !status.equals("default"))
                .map(Integer::valueOf)
                .findFirst()
                .orElseThrow();
    }
}
