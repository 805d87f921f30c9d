package marketplace.operations.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OutputTests {

    private static final JsonNode OBJECT = JsonMapper.shared().readTree("""
            {"letter": {"letterId": 1}, "headers": [{"name": "a", "value": {"content": "x"}}, {"name": "b"}], "tags": ["t", "u"]}""");

    private final StringWriter answers = new StringWriter();

    @Test
    void what_is_nested_is_named_by_all_that_it_is_in() {
        output(false).object(OBJECT);

        assertThat(answers.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "letter.letterId 1",
                        "headers.1.name a",
                        "headers.1.value.content x",
                        "headers.2.name b",
                        "tags t, u");
    }

    @Test
    void titles_stand_out_on_a_terminal_and_only_there() {
        List<Column> columns = List.of(Column.of("ID", "/letterId"));

        output(true).list(columns, List.of(OBJECT.path("letter")));
        output(false).list(columns, List.of(OBJECT.path("letter")));

        assertThat(answers.toString().lines()).containsExactly("\u001b[1mID\u001b[0m", "1", "ID", "1");
    }

    @Test
    void json_is_never_coloured() {
        Output output = output(true);

        output.speakJson();
        output.object(OBJECT);

        assertThat(JsonMapper.shared().readTree(answers.toString())).isEqualTo(OBJECT);
    }

    private Output output(boolean colours) {
        return new Output(new PrintWriter(answers), new PrintWriter(new StringWriter()), colours);
    }
}
