package marketplace.order.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts what the story met into the files that the document is made of: with {@code -Dregenerate.examples=true}. */
final class ExampleFiles {

    private static final Path OPERATIONS = Path.of("src/main/resources/openapi/operations");
    private static final Path PROBLEMS = Path.of("src/main/resources/openapi/problems.json");
    private static final JsonMapper JSON = JsonMapper.shared();

    private ExampleFiles() {}

    static void writeIfWanted(ExampleStory story) {
        if (Boolean.getBoolean("regenerate.examples")) {
            files().forEach(file -> write(file, withAnswers(read(file), story)));
            write(PROBLEMS, withProblems(read(PROBLEMS), story));
        }
    }

    private static ObjectNode withAnswers(ObjectNode operations, ExampleStory story) {
        operations.forEachEntry((name, texts) -> texts.at("/answers").forEach(shown -> {
            if (shown.has("example")) {
                ((ObjectNode) shown).set("example", answer(name, story));
            }
        }));
        return operations;
    }

    private static ObjectNode withProblems(ObjectNode problems, ExampleStory story) {
        story.problems()
                .forEach((name, problem) -> problems.withObject("/" + name).set("example", JSON.readTree(problem)));
        return problems;
    }

    private static JsonNode answer(String operation, ExampleStory story) {
        String answer = Objects.requireNonNull(story.answers().get(operation), operation);
        return switch (operation) {
            case "GET /v1/changes/stream" -> stream(answer, story);
            case "GET /v1/orders/download", "GET /v1/downloads/{id}/file", "GET /v1/orders/{number}/attachments/{id}" ->
                JSON.getNodeFactory().stringNode(answer);
            default -> JSON.readTree(answer);
        };
    }

    /** How a stream begins, and the first event on it. */
    private static JsonNode stream(String beginning, ExampleStory story) {
        JsonNode changes = JSON.readTree(Objects.requireNonNull(story.answers().get("GET /v1/changes")));
        String event = "id:%s\nevent:change\ndata:%s".formatted(StoryNames.FEED_CURSOR, changes.at("/changes/0"));
        return JSON.getNodeFactory().stringNode("%s\n\n%s\n\n".formatted(beginning, event));
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.list(OPERATIONS)) {
            return files.toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ObjectNode read(Path file) {
        try {
            return (ObjectNode) JSON.readTree(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void write(Path file, JsonNode content) {
        try {
            var _ = Files.writeString(
                    file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
