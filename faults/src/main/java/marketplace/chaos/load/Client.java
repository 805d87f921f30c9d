package marketplace.chaos.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import marketplace.chaos.evidence.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends requests as real clients do: now and then one is repeated though it was answered, and now and then the client hangs up. One
 * that got no answer, or was told to come again, is repeated with its key until it gets one.
 */
public final class Client {

    private static final double REPEATED = 0.05;
    private static final double HUNG_UP = 0.02;
    private static final int LONGEST_PATIENCE_MILLIS = 12;
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(20);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final int TOO_MANY = 429;
    private static final int BROKEN = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final List<URI> services;
    private final Answers answers;
    private final Clock clock;
    private final Duration givesUpAfter;

    /**
     * A client of all instances of a service.
     *
     * @param givesUpAfter how long it repeats a request that gets no answer
     */
    public Client(List<URI> services, Answers answers, Clock clock, Duration givesUpAfter) {
        this.services = services;
        this.answers = answers;
        this.clock = clock;
        this.givesUpAfter = givesUpAfter;
    }

    /** What a request was answered in the end: its status, and the body where it is JSON. */
    record Told(int status, @Nullable JsonNode body) {

        boolean isAccepted() {
            return status >= 200 && status < 300;
        }
    }

    /** Sends it until it is answered for good. Told is status 0 when nobody answered for too long. */
    Told send(Request request, RandomGenerator random) throws InterruptedException {
        if (random.nextDouble() < HUNG_UP) {
            hangUp(request, random);
        }
        long end = System.nanoTime() + givesUpAfter.toNanos();
        Told told = once(request, random);
        while ((told.status() == 0 || told.status() == TOO_MANY || told.status() >= BROKEN)
                && System.nanoTime() < end) {
            Thread.sleep(BETWEEN_TRIES);
            told = once(request, random);
        }
        return random.nextDouble() < REPEATED ? once(request, random) : told;
    }

    /** The order as the caller sees it; null while nobody tells. */
    @Nullable
    JsonNode look(Caller caller, String orderNumber, RandomGenerator random) throws InterruptedException {
        return get(caller, "/v1/orders/" + orderNumber, random);
    }

    /** What is there, in JSON; null while nobody tells. */
    @Nullable
    JsonNode get(Caller caller, String path, RandomGenerator random) throws InterruptedException {
        HttpRequest request = request(caller, path, random).GET().build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200 ? JSON.readTree(response.body()) : null;
        } catch (IOException away) {
            return null;
        }
    }

    private Told once(Request request, RandomGenerator random) throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(http(request, random), BodyHandlers.ofString());
            Told told = new Told(response.statusCode(), json(response.body()));
            remember(request, told);
            return told;
        } catch (IOException lost) {
            Told nothing = new Told(0, null);
            remember(request, nothing);
            return nothing;
        }
    }

    private void hangUp(Request request, RandomGenerator random) throws InterruptedException {
        CompletableFuture<HttpResponse<String>> sent = http.sendAsync(http(request, random), BodyHandlers.ofString());
        try {
            HttpResponse<String> response = sent.get(random.nextInt(LONGEST_PATIENCE_MILLIS), TimeUnit.MILLISECONDS);
            remember(request, new Told(response.statusCode(), json(response.body())));
        } catch (TimeoutException | ExecutionException noAnswer) {
            sent.cancel(true);
            remember(request, new Told(0, null));
        }
    }

    private HttpRequest http(Request request, RandomGenerator random) {
        HttpRequest.Builder http = request(request.caller(), request.path(), random)
                .header("Idempotency-Key", request.key())
                .POST(request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        if (request.version() != null) {
            http.header("If-Match", "\"" + request.version() + "\"");
        }
        return http.build();
    }

    private HttpRequest.Builder request(Caller caller, String path, RandomGenerator random) {
        URI service = services.get(random.nextInt(services.size()));
        return HttpRequest.newBuilder(service.resolve(path))
                .timeout(ANSWERED_WITHIN)
                .header("Authorization", "Bearer " + caller.token())
                .header("Content-Type", "application/json");
    }

    private void remember(Request request, Told told) {
        JsonNode body = told.body();
        JsonNode number = body == null ? null : body.get("orderNumber");
        JsonNode version = body == null ? null : body.get("version");
        JsonNode problem = body == null ? null : body.get("type");
        answers.add(new Answer(
                clock.instant(),
                request.caller().role().name(),
                request.caller().id(),
                request.asked(),
                request.key(),
                told.status(),
                problem == null ? null : problem.asString(),
                number == null ? request.orderNumber() : number.asString(),
                version == null ? null : version.asLong()));
    }

    private static @Nullable JsonNode json(String body) {
        try {
            return body.isEmpty() ? null : JSON.readTree(body);
        } catch (JacksonException other) {
            return null;
        }
    }
}
