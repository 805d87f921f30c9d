package marketplace.order.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import marketplace.order.Answer;
import marketplace.order.ApiDocument;
import marketplace.order.Party;
import tools.jackson.databind.JsonNode;

/** Whether an answer is one that may be given, whatever was asked. */
final class Judge {

    /** Longest that anything may take. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    private static final String PREFIX = "urn:marketplace:problem:";

    /** What a sound service may put off. */
    private static final Set<String> LATER =
            Set.of(PREFIX + "overloaded", PREFIX + "query-too-broad", PREFIX + "unavailable");

    private final ApiDocument document;
    private final Set<String> types = new HashSet<>();

    Judge(ApiDocument document) {
        this.document = document;
        document.root()
                .at("/components/schemas/Problem/properties/type/enum")
                .valueStream()
                .map(JsonNode::asString)
                .forEach(types::add);
    }

    /** What is wrong with it; empty when nothing is. */
    Optional<String> complaint(FuzzRequest request, Reply reply) {
        return switch (reply) {
            case Reply.Silence silence -> Optional.of("no answer within " + silence.took());
            case Reply.Garbled garbled -> Optional.of("no HTTP: " + garbled.what());
            case Reply.HungUp hungUp when request.ending().mayBeNone() -> tooSlow(hungUp);
            case Reply.HungUp hungUp -> Optional.of("hung up after " + hungUp.took());
            case Reply.Answered answered -> complaint(request, answered);
        };
    }

    private Optional<String> complaint(FuzzRequest request, Reply.Answered answered) {
        Answer answer = answered.answer();
        return tooSlow(answered)
                .or(() -> serverError(answer))
                .or(() -> noProblem(request, answer))
                .or(() -> letIn(request, answer))
                .or(() -> undocumented(request, answer));
    }

    private static Optional<String> tooSlow(Reply reply) {
        return reply.took().compareTo(LONGEST) > 0 ? Optional.of("took " + reply.took()) : Optional.empty();
    }

    private static Optional<String> serverError(Answer answer) {
        boolean overload = answer.status() == 503
                && LATER.contains(answer.text("/type"))
                && !answer.text("/detail").contains("database")
                && answer.header("Retry-After").matches("[1-9][0-9]*");
        return answer.status() >= 500 && !overload ? complaint("a failure of the server", answer) : Optional.empty();
    }

    private Optional<String> noProblem(FuzzRequest request, Answer answer) {
        if (answer.status() < 400) {
            return Optional.empty();
        }
        List<String> wrong = new ArrayList<>();
        if (!answer.header("Content-Type").equals("application/problem+json")) {
            wrong.add("type of content " + answer.header("Content-Type"));
        }
        if (!request.method().equals("HEAD")) {
            wrong.addAll(wrongMembers(answer));
        }
        return wrong.isEmpty() ? Optional.empty() : complaint("no problem: " + wrong, answer);
    }

    private List<String> wrongMembers(Answer answer) {
        List<String> wrong = new ArrayList<>();
        if (!types.contains(answer.text("/type"))) {
            wrong.add("type");
        }
        if (answer.body().at("/status").asInt(0) != answer.status()) {
            wrong.add("status");
        }
        if (answer.text("/title").isBlank() || answer.text("/detail").isBlank()) {
            wrong.add("title or detail");
        }
        return wrong;
    }

    private static Optional<String> letIn(FuzzRequest request, Answer answer) {
        boolean closed = request.target().startsWith("/v1");
        return closed && !request.trusted() && answer.status() < 400
                ? complaint("answered somebody without a token", answer)
                : Optional.empty();
    }

    /** As every answer of every test. */
    private Optional<String> undocumented(FuzzRequest request, Answer answer) {
        try {
            Party.refuseInnards(answer.raw());
            if (!request.method().equals("HEAD")) {
                document.checkSome(request.method(), request.path(), answer);
            }
            return Optional.empty();
        } catch (AssertionError undocumented) {
            return complaint(Objects.requireNonNullElse(undocumented.getMessage(), "undocumented"), answer);
        }
    }

    private static Optional<String> complaint(String what, Answer answer) {
        return Optional.of("%s: %d %s"
                .formatted(
                        what, answer.status(), answer.raw().lines().findFirst().orElse("")));
    }
}
