package marketplace.operations.screen;

import java.io.PrintWriter;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a command prints: for people, or as JSON for programs. What is no answer goes to the other stream. */
public final class Output {

    private final JsonMapper mapper = JsonMapper.shared();
    private final PrintWriter answers;
    private final PrintWriter remarks;
    private final boolean colours;
    private boolean json;

    public Output(PrintWriter answers, PrintWriter remarks, boolean colours) {
        this.answers = answers;
        this.remarks = remarks;
        this.colours = colours;
    }

    /** From now on JSON. */
    public void speakJson() {
        json = true;
    }

    public boolean speaksJson() {
        return json;
    }

    /** A list: a table, or an array. */
    public void list(List<Column> columns, List<JsonNode> objects) {
        if (json) {
            document(mapper.createArrayNode().addAll(objects));
        } else if (objects.isEmpty()) {
            remark("none");
        } else {
            table(Column.table(columns, objects));
        }
    }

    /** One thing: its fields, or the object. */
    public void object(JsonNode object) {
        if (json) {
            document(object);
        } else {
            Fields.of(object).lines().forEach(line -> line(line, Colour.PLAIN));
        }
    }

    /** JSON, laid out for people. */
    public void document(JsonNode document) {
        answers.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document));
        answers.flush();
    }

    /** JSON on one line. */
    public void jsonLine(JsonNode object) {
        answers.println(mapper.writeValueAsString(object));
        answers.flush();
    }

    /** Titles in bold, then the rows. */
    public void table(Table table) {
        List<String> lines = table.lines();
        for (int i = 0; i < lines.size(); i++) {
            line(lines.get(i), i == 0 ? Colour.BOLD : Colour.PLAIN);
        }
    }

    /** A line whose text has been cleaned. */
    public void line(String text, Colour colour) {
        answers.println(colours ? colour.paint(text) : text);
        answers.flush();
    }

    /** Says something beside the answer. */
    public void remark(String text) {
        remarks.println(text);
        remarks.flush();
    }
}
