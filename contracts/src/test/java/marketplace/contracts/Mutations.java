package marketplace.contracts;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What can go wrong with a body: each of its fields missing, null or of another type, at every depth. */
final class Mutations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<JsonNode> REPLACEMENTS = List.of(
            JSON.nullNode(),
            JSON.booleanNode(true),
            JSON.numberNode(1.5),
            JSON.numberNode(-7),
            JSON.numberNode(new BigInteger("92233720368547758070")),
            JSON.stringNode(""),
            JSON.stringNode("4"),
            JSON.stringNode("2026-02-30T00:00:00Z"),
            JSON.stringNode("NUL \u0000"),
            JSON.stringNode("x".repeat(129)),
            JSON.arrayNode(),
            JSON.arrayNode().addNull(),
            JSON.arrayNode().add("x"),
            JSON.objectNode());

    private Mutations() {}

    static List<ObjectNode> of(ObjectNode body) {
        List<JsonPointer> places = new ArrayList<>();
        collect(JsonPointer.empty(), body, places);
        List<ObjectNode> mutations = new ArrayList<>();
        for (JsonPointer place : places) {
            mutations.add(without(body, place));
            REPLACEMENTS.forEach(replacement -> mutations.add(with(body, place, replacement)));
        }
        return mutations;
    }

    private static void collect(JsonPointer at, JsonNode node, List<JsonPointer> places) {
        if (node instanceof ObjectNode object) {
            object.forEachEntry((name, child) -> {
                places.add(at.appendProperty(name));
                collect(at.appendProperty(name), child, places);
            });
        }
    }

    private static ObjectNode without(ObjectNode body, JsonPointer place) {
        ObjectNode copy = body.deepCopy();
        parent(copy, place).remove(place.last().getMatchingProperty());
        return copy;
    }

    private static ObjectNode with(ObjectNode body, JsonPointer place, JsonNode replacement) {
        ObjectNode copy = body.deepCopy();
        parent(copy, place).set(place.last().getMatchingProperty(), replacement.deepCopy());
        return copy;
    }

    private static ObjectNode parent(ObjectNode body, JsonPointer place) {
        return (ObjectNode) body.at(place.head());
    }
}
