package marketplace.order.fuzz;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values that a schema of the document allows, often at its very edges. */
final class SchemaValues {

    private static final JsonNodeFactory NODES = JsonMapper.shared().getNodeFactory();
    private static final int DEEPEST = 6;
    private static final int LONGEST = 5000;

    private final JsonNode document;
    private final Dice dice;

    SchemaValues(JsonNode document, Dice dice) {
        this.document = document;
        this.dice = dice;
    }

    JsonNode of(JsonNode schema) {
        return of(schema, 0);
    }

    private JsonNode of(JsonNode schema, int depth) {
        if (schema.has("$ref")) {
            return of(document.at(schema.at("/$ref").asString().substring(1)), depth);
        }
        for (String choice : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.has(choice)) {
                return of(dice.of(schema.at("/" + choice).valueStream().toList()), depth);
            }
        }
        if (schema.has("enum")) {
            return dice.of(schema.at("/enum").valueStream().toList());
        }
        return depth > DEEPEST ? NODES.nullNode() : ofType(type(schema), schema, depth);
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.at("/type");
        return type.isArray() ? dice.of(type.valueStream().toList()).asString() : type.asString("object");
    }

    private JsonNode ofType(String type, JsonNode schema, int depth) {
        return switch (type) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" -> NODES.stringNode(text(schema));
            case "integer", "number" -> NODES.numberNode(number(schema));
            case "boolean" -> NODES.booleanNode(dice.inHundred(50));
            default -> NODES.nullNode();
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        List<String> required =
                schema.at("/required").valueStream().map(JsonNode::asString).toList();
        schema.at("/properties").forEachEntry((name, property) -> {
            if (required.contains(name) || dice.inHundred(60)) {
                object.set(name, of(property, depth + 1));
            }
        });
        if (schema.at("/additionalProperties").isObject()) {
            for (int i = dice.below(3); i > 0; i--) {
                object.set(dice.word(4), of(schema.at("/additionalProperties"), depth + 1));
            }
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int i = dice.below(4); i > 0; i--) {
            array.add(of(schema.at("/items"), depth + 1));
        }
        return array;
    }

    private String text(JsonNode schema) {
        return switch (schema.at("/format").asString("")) {
            case "date-time" -> dice.of("2026-04-01T00:00:00Z", "2026-12-24T00:00:00.123456789+08:00");
            case "date" -> "2026-04-01";
            case "duration" -> dice.of("PT1H", "P3D", "PT0S");
            case "uuid" -> "5b0c8f1e-3f4d-4a53-9c0b-7d2f4e6a1b90";
            default -> {
                int shortest = schema.at("/minLength").asInt(0);
                int longest = Math.min(schema.at("/maxLength").asInt(40), LONGEST);
                yield dice.word(dice.inHundred(30) ? longest : shortest + dice.below(Math.max(1, longest - shortest)));
            }
        };
    }

    private long number(JsonNode schema) {
        long least = schema.at("/minimum").asLong(0);
        long most =
                schema.at("/maximum").asLong(schema.at("/format").asString("").equals("int32") ? 1000 : 100_000);
        return switch (dice.below(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> least + Math.floorMod(dice.any(), Math.max(1, most - least));
        };
    }
}
