package marketplace.order.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Makes bodies wrong in one place. */
final class BodyMutations {

    private static final JsonNodeFactory NODES = JsonMapper.shared().getNodeFactory();
    private static final int DEEP = 10_000;
    private static final int LARGE = 1024 * 1024;

    private BodyMutations() {}

    static void mutate(Draft draft, Dice dice) {
        if (draft.json != null && dice.inHundred(75)) {
            tree(draft, draft.json, dice);
        } else {
            bytes(draft, dice);
        }
    }

    private static void tree(Draft draft, JsonNode root, Dice dice) {
        List<Runnable> places = new ArrayList<>();
        collect(root, places, dice);
        if (places.isEmpty() || dice.inHundred(5)) {
            draft.json = raw(Rubbish.json(dice));
        } else {
            dice.of(places).run();
        }
    }

    /** One change for each place in the tree, and one for each object that could have more in it. */
    private static void collect(JsonNode node, List<Runnable> places, Dice dice) {
        if (node instanceof ObjectNode object) {
            places.add(() -> object.set(dice.inHundred(50) ? "unknown" : dice.word(3), raw(Rubbish.json(dice))));
            object.forEachEntry((name, value) -> {
                places.add(() -> change(object, name, value, dice));
                collect(value, places, dice);
            });
        } else if (node instanceof ArrayNode array) {
            places.add(() -> array.add(raw(Rubbish.json(dice))));
            places.add(() -> array.addAll(many(dice)));
            array.forEach(value -> collect(value, places, dice));
        }
    }

    private static void change(ObjectNode object, String name, JsonNode value, Dice dice) {
        switch (dice.below(8)) {
            case 0 -> {
                var _ = object.remove(name);
            }
            case 1 -> object.set(name, raw("%s,\"%s\":%s".formatted(value, name, value)));
            case 2 -> object.set(name, NODES.arrayNode().add(value));
            case 3 -> object.set(name, raw("[".repeat(30) + "]".repeat(30)));
            default -> object.set(name, raw(Rubbish.json(dice)));
        }
    }

    private static List<JsonNode> many(Dice dice) {
        JsonNode one = raw(Rubbish.json(dice));
        JsonNode[] many = new JsonNode[1 + dice.below(200)];
        Arrays.fill(many, one);
        return List.of(many);
    }

    private static JsonNode raw(String text) {
        return NODES.rawValueNode(new RawValue(new String(Draft.latin(text), StandardCharsets.UTF_8)));
    }

    private static void bytes(Draft draft, Dice dice) {
        byte[] body = draft.bytes();
        draft.body = switch (dice.below(14)) {
            case 0 -> new byte[0];
            case 1 -> Arrays.copyOf(body, dice.below(body.length + 1));
            case 2, 3, 4 -> flipped(body, dice);
            case 5 -> dice.bytes(dice.below(300));
            case 6 -> text(body).getBytes(StandardCharsets.UTF_16);
            case 7 -> Draft.latin("\u00ef\u00bb\u00bf" + latin(body));
            case 8 -> Draft.latin(latin(body) + dice.of("{}", " 1", "\u0000", "]", "\n\n", "x"));
            case 9 -> Draft.latin("{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP));
            case 10 -> Draft.latin("[".repeat(DEEP));
            case 11 -> zipped(draft, body);
            case 12 -> Draft.latin(dice.of("null", "[]", "\"x\"", "1", "{", "", "true", " ", "NaN"));
            default -> large(body, dice);
        };
        draft.framing = switch (dice.below(10)) {
            case 0 -> Draft.Framing.BROKEN_OFF;
            case 1, 2 -> Draft.Framing.CHUNKS;
            default -> draft.framing;
        };
    }

    private static byte[] flipped(byte[] body, Dice dice) {
        byte[] flipped = body.length == 0 ? new byte[1] : body.clone();
        for (int i = 1 + dice.below(3); i > 0; i--) {
            flipped[dice.below(flipped.length)] = dice.bytes(1)[0];
        }
        return flipped;
    }

    /** Seldom, for it takes its time to send. */
    private static byte[] large(byte[] body, Dice dice) {
        byte[] large = new byte[dice.inHundred(10) ? LARGE : 65_000 + dice.below(2_000)];
        Arrays.fill(large, (byte) ' ');
        System.arraycopy(body, 0, large, 0, Math.min(body.length, large.length));
        return large;
    }

    private static byte[] zipped(Draft draft, byte[] body) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        draft.header("Content-Encoding", "gzip");
        return zipped.toByteArray();
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String latin(byte[] body) {
        return new String(body, StandardCharsets.ISO_8859_1);
    }
}
