package marketplace.order.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import marketplace.contracts.Role;
import marketplace.order.ApiDocument;
import marketplace.order.ApiOperation;
import marketplace.order.Endpoint;
import tools.jackson.databind.JsonNode;

/** Requests as the document says that they are sent, about things that are there. */
final class ValidDrafts {

    private final ApiDocument document;
    private final Callers callers;
    private final Known known;

    ValidDrafts(ApiDocument document, Callers callers, Known known) {
        this.document = document;
        this.callers = callers;
        this.known = known;
    }

    Draft of(ApiOperation operation, Dice dice) {
        Draft draft = new Draft(operation.method(), operation.path());
        draft.header("Authorization", callers.good(role(operation, dice)));
        operation.node().at("/parameters").forEach(parameter -> parameter(draft, operation, parameter, dice));
        body(draft, operation, dice);
        return draft;
    }

    private void parameter(Draft draft, ApiOperation operation, JsonNode parameter, Dice dice) {
        String name = parameter.at("/name").asString();
        JsonNode example = parameter.at("/example");
        boolean sent = parameter.at("/required").asBoolean(false) || dice.inHundred(20);
        switch (parameter.at("/in").asString()) {
            case "path" ->
                draft.path = draft.path.replace("{%s}".formatted(name), known.inPath(operation.path(), name, dice));
            case "query" -> {
                if (sent) {
                    JsonNode value = example.isArray() ? example.get(0) : example;
                    draft.query.add(
                            name + "=" + encoded(known.named(operation.path(), name, value.asString(""), dice)));
                }
            }
            default -> {
                if (sent) {
                    draft.header(name, known.named(operation.path(), name, example.asString(""), dice));
                }
            }
        }
    }

    private void body(Draft draft, ApiOperation operation, Dice dice) {
        JsonNode content = operation.node().at("/requestBody/content");
        if (content.has("text/plain")) {
            draft.header("Content-Type", "text/plain");
            draft.body = content.at("/text~1plain/example").asString("").getBytes(StandardCharsets.UTF_8);
        } else if (content.has("application/json")) {
            JsonNode body = content.at("/application~1json");
            draft.header("Content-Type", "application/json");
            draft.json = dice.inHundred(25)
                    ? known.real(new SchemaValues(document.root(), dice).of(body.at("/schema")))
                    : known.real(body.at("/example"));
        }
    }

    private static Role role(ApiOperation operation, Dice dice) {
        List<Role> roles = endpoint(operation).stream()
                .flatMap(endpoint -> Arrays.stream(Role.values()).filter(endpoint::isFor))
                .toList();
        return roles.isEmpty() || dice.inHundred(10) ? dice.of(List.of(Role.values())) : dice.of(roles);
    }

    private static Optional<Endpoint> endpoint(ApiOperation operation) {
        return Arrays.stream(Endpoint.values())
                .filter(endpoint -> endpoint.method().equals(operation.method())
                        && endpoint.path().equals(operation.path()))
                .findFirst();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
