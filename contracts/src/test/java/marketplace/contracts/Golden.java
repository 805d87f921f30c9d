package marketplace.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message as it stands in its golden file: headers, and a body laid out for people. Only white space between tokens is left out
 * before the body is compared, so spelling, order and number format count.
 *
 * @param body compact JSON, as it is on the wire
 */
record Golden(Map<String, String> headers, String body) {

    private static final Path DIRECTORY = Path.of("src/test/resources/golden");
    private static final String SUFFIX = ".json";
    private static final String BODY = "\"body\"";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Golden read(String wireType) {
        try {
            return parse(Files.readString(file(wireType)));
        } catch (IOException missing) {
            throw new UncheckedIOException("no golden file; write it with -Dregenerate.golden=true", missing);
        }
    }

    static Set<String> wireTypes() {
        try (var files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString().replace(SUFFIX, ""))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void write(String wireType) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("headers", headers);
        content.put("body", tree());
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n";
        try {
            Files.writeString(file(wireType), text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** What its header says. */
    String wireType() {
        return Objects.requireNonNull(headers.get(MessageHeaders.TYPE));
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    ObjectNode tree() {
        return (ObjectNode) JSON.readTree(body);
    }

    JsonNode headerTree() {
        return JSON.valueToTree(headers);
    }

    private static Golden parse(String text) {
        Map<String, String> headers = JSON.convertValue(JSON.readTree(text).get("headers"), new TypeReference<>() {});
        String compact = compact(text);
        String body = compact.substring(compact.indexOf(BODY) + BODY.length() + 1, compact.length() - 1);
        return new Golden(headers, body);
    }

    private static String compact(String json) {
        StringBuilder compact = new StringBuilder(json.length());
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"' && json.charAt(i - 1) != '\\') {
                quoted = !quoted;
            }
            if (quoted || !Character.isWhitespace(c)) {
                compact.append(c);
            }
        }
        return compact.toString();
    }

    private static Path file(String wireType) {
        return DIRECTORY.resolve(wireType + SUFFIX);
    }
}
