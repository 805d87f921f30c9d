package marketplace.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** docs/events.md shows every message as it is on the wire. */
class EventsDocumentTests {

    private static final Pattern SECTION = Pattern.compile("### (\\S+)\n\n(.+)\n\n```json\n((?:.*\n)+?)```\n");

    private static final AsyncApiDocument ASYNC_API = AsyncApiDocument.read();

    private static String document = "";
    private static Map<String, Section> sections = Map.of();

    /** What the document says of one type. */
    private record Section(String words, String example) {}

    @BeforeAll
    static void read() throws IOException {
        document = Files.readString(Path.of("../docs/events.md"));
        Map<String, Section> found = new LinkedHashMap<>();
        Matcher section = SECTION.matcher(document);
        while (section.find()) {
            assertThat(found.put(section.group(1), new Section(section.group(2), section.group(3))))
                    .as("another %s", section.group(1))
                    .isNull();
        }
        sections = found;
    }

    static Stream<String> types() {
        return WireTypes.all().keySet().stream();
    }

    @Test
    void every_type_has_one_section_and_every_section_a_type() {
        assertThat(sections.keySet())
                .containsExactlyInAnyOrderElementsOf(WireTypes.all().keySet());
        assertThat(document.lines().filter(line -> line.startsWith("### "))).hasSameSizeAs(sections.keySet());
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_example_is_the_golden_message(String type) {
        String example = section(type).example();

        assertThat(JsonMapper.shared().readTree(example).toString())
                .isEqualTo(Golden.read(type).body());
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_words_are_those_of_the_asyncapi_document(String type) {
        var message = ASYNC_API.message(type);

        assertThat(section(type).words())
                .isEqualTo(
                        "%s %s",
                        message.get("title").asString(), message.get("summary").asString());
    }

    @Test
    void the_headers_are_those_of_the_first_example() {
        String headers = Golden.read("order.placed.v1").headers().entrySet().stream()
                .map(header -> "%s: %s\n".formatted(header.getKey(), header.getValue()))
                .collect(Collectors.joining());

        assertThat(document).contains("```text\n" + headers + "```\n");
    }

    private static Section section(String type) {
        return Objects.requireNonNull(sections.get(type), "no section");
    }
}
