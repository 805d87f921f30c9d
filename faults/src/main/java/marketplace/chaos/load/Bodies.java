package marketplace.chaos.load;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What goes with each button, made up from the order as the caller sees it. */
public final class Bodies {

    /** Buttons that say which version they are about. */
    static final Set<String> CONDITIONAL = Set.of("reprice", "edit-requirement");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Object> FORM =
            Map.of("answers", Map.of("host", "db1.example.com", "size", 20, "engine", "MySQL"));
    private static final Map<String, Object> REASON = Map.of("reason", "as things are");
    private static final Set<String> COMPLETABLE = Set.of("IN_PROGRESS", "AWAITING_CONFIRMATION");
    private static final int LOWEST_PRICE = 1_000;
    private static final int PRICES = 50_000;
    private static final int LONGEST_EXTENSION_DAYS = 20;

    private final String secret;
    private final Map<String, BiFunction<JsonNode, RandomGenerator, Object>> bodies;

    /**
     * Bodies for all buttons.
     *
     * @param secret that completion information holds, to be looked for where it must not be
     */
    public Bodies(String secret) {
        this.secret = secret;
        this.bodies = Map.ofEntries(
                Map.entry("reprice", Bodies::reprice),
                Map.entry("cancel", (order, random) -> REASON),
                Map.entry("submit-requirement", (order, random) -> FORM),
                Map.entry("edit-requirement", (order, random) -> FORM),
                Map.entry("return-requirement", (order, random) -> REASON),
                Map.entry("start", (order, random) -> start(order)),
                Map.entry("complete", (order, random) -> complete(order)),
                Map.entry("reject-completion", (order, random) -> REASON),
                Map.entry("ask-refund", (order, random) -> Map.of("reason", "NOT_AS_DESCRIBED", "text", "it is not")),
                Map.entry("agree-refund", (order, random) -> Map.of("claim", count(order, "refundClaims"))),
                Map.entry(
                        "refuse-refund",
                        (order, random) -> Map.of("claim", count(order, "refundClaims"), "reason", "it is")),
                Map.entry("open-dispute", (order, random) -> REASON),
                Map.entry("add-evidence", (order, random) -> Map.of("text", "see for yourself")),
                Map.entry("decide-dispute", Bodies::decision),
                Map.entry("propose-extension", Bodies::extension),
                Map.entry("accept-extension", (order, random) -> Map.of("proposal", count(order, "extensions"))),
                Map.entry("decline-extension", (order, random) -> Map.of("proposal", count(order, "extensions"))));
    }

    /** JSON; null for a button that takes nothing along. */
    @Nullable
    String of(String action, JsonNode order, RandomGenerator random) {
        BiFunction<JsonNode, RandomGenerator, Object> body = bodies.get(action);
        return body == null ? null : JSON.writeValueAsString(body.apply(order, random));
    }

    /** What goes with a decision that ends the order, whatever its status: one that lets it go on, or is refused, ends nothing. */
    String lastDecision(JsonNode order, RandomGenerator random) {
        boolean completable = COMPLETABLE.contains(order.get("status").asString());
        String outcome = completable && random.nextBoolean() ? "COMPLETE" : "CANCEL";
        return JSON.writeValueAsString(Map.of("outcome", outcome, "reason", "enough was heard"));
    }

    private static Object reprice(JsonNode order, RandomGenerator random) {
        return Map.of(
                "price",
                Map.of("amount", LOWEST_PRICE + random.nextInt(PRICES), "currency", "CNY"),
                "reason",
                "as agreed");
    }

    private static Object start(JsonNode order) {
        JsonNode form = order.get("requirement");
        return form == null
                ? Map.of()
                : Map.of("requirementVersion", form.get("version").asInt());
    }

    private Object complete(JsonNode order) {
        return Map.of(
                "completionInformation",
                secret + " for " + order.get("orderNumber").asString());
    }

    private static Object decision(JsonNode order, RandomGenerator random) {
        List<String> outcomes = List.of("CONTINUE", "CANCEL", "COMPLETE");
        return Map.of("outcome", outcomes.get(random.nextInt(outcomes.size())), "reason", "heard both");
    }

    private static Object extension(JsonNode order, RandomGenerator random) {
        JsonNode running = order.get("running");
        Instant due = running == null
                ? Instant.EPOCH
                : Instant.parse(running.get("dueAt").asString());
        return Map.of(
                "dueAt",
                due.plus(Duration.ofDays(1 + random.nextInt(LONGEST_EXTENSION_DAYS))),
                "reason",
                "it takes longer");
    }

    private static int count(JsonNode order, String list) {
        JsonNode all = order.get(list);
        return all == null ? 1 : Math.max(1, all.size());
    }
}
