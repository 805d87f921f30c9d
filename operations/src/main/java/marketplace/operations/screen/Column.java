package marketplace.operations.screen;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A column of a table of JSON objects. */
public record Column(String title, Function<JsonNode, String> value) {

    /**
     * What is at a pointer.
     *
     * @param pointer as in {@code /original/topic}
     */
    public static Column of(String title, String pointer) {
        return new Column(title, node -> Values.at(node, pointer));
    }

    /** One row for each object. */
    public static Table table(List<Column> columns, List<JsonNode> objects) {
        Table table = Table.titled(columns.stream().map(Column::title).toArray(String[]::new));
        objects.forEach(object -> table.add(
                columns.stream().map(column -> column.value.apply(object)).toList()));
        return table;
    }
}
