package marketplace.operations.screen;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A JSON object as a list of names and values, what is nested with the names of all that it is in. */
final class Fields {

    private final Table table = Table.untitled();

    private Fields() {}

    static Table of(JsonNode object) {
        Fields fields = new Fields();
        fields.add("", object);
        return fields.table;
    }

    private void add(String name, JsonNode value) {
        if (value.isObject() && !Values.isMoney(value)) {
            value.properties().forEach(field -> add(joined(name, field.getKey()), field.getValue()));
        } else if (value.isArray() && value.valueStream().anyMatch(JsonNode::isObject)) {
            for (int i = 0; i < value.size(); i++) {
                add(joined(name, Integer.toString(i + 1)), value.get(i));
            }
        } else {
            table.add(List.of(name, Values.of(value)));
        }
    }

    private static String joined(String outer, String inner) {
        return outer.isEmpty() ? inner : outer + "." + inner;
    }
}
