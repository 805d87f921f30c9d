package marketplace.chaos.load;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import marketplace.chaos.evidence.Probe;
import marketplace.chaos.world.Instance;

/** Asks an instance for so much at once that every connection that it has to its database must answer, and it opens those that it may. */
public final class Probing {

    /** Of a pool of ten. */
    private static final int AT_ONCE = 40;

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);
    private static final int OK = 200;
    /** The order service has a pool of its own for lists of orders. */
    private static final Map<String, List<String>> QUESTIONS = Map.of(
            "order-service", List.of("/v1/dead-letters?limit=1", "/v1/orders?limit=1"),
            "timeout-service", List.of("/v1/schedules?limit=1"),
            "notification-service", List.of("/v1/inbox?limit=1"));

    private final Caller operator;

    public Probing(Caller operator) {
        this.operator = operator;
    }

    /** How many of the questions were answered. */
    public Probe of(Instance instance) {
        List<String> questions = QUESTIONS.getOrDefault(instance.module(), List.of());
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            List<CompletableFuture<Boolean>> answers = IntStream.range(0, AT_ONCE)
                    .mapToObj(number -> questions.get(number % questions.size()))
                    .map(question -> isAnswered(http, request(instance, question)))
                    .toList();
            long answered = answers.stream().filter(CompletableFuture::join).count();
            return new Probe(instance.process().name(), AT_ONCE, Math.toIntExact(answered));
        }
    }

    private HttpRequest request(Instance instance, String question) {
        return HttpRequest.newBuilder(instance.address().resolve(question))
                .timeout(ANSWERED_WITHIN)
                .header("Authorization", "Bearer " + operator.token())
                .build();
    }

    private static CompletableFuture<Boolean> isAnswered(HttpClient http, HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode)
                .thenApply(status -> status == OK)
                .exceptionally(failure -> false);
    }
}
