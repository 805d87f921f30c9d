package marketplace.stack.client;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends requests and repeats them, with the key they had, while no answer comes or the answer is a 429 or a 5xx: a service may be
 * starting again.
 */
final class Http {

    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(3);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);
    private static final Duration GIVES_UP_AFTER = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTED_WITHIN)
            .build();
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    <T> T get(String uri, String token, Class<T> type) {
        return json.readValue(answer(request(uri, token).GET().build()), type);
    }

    /** The body as it is; a transfer that breaks off is repeated. */
    String text(String uri, String token) {
        return answer(request(uri, token).GET().build());
    }

    <T> T post(String uri, String token, @Nullable Object body, Class<T> type) {
        return json.readValue(answer(request(uri, token).POST(json(body)).build()), type);
    }

    /** Posts on the condition that it is still at this version; refused with 412 otherwise. */
    <T> T post(String uri, String token, Object body, long version, Class<T> type) {
        HttpRequest.Builder request = request(uri, token).header("If-Match", "\"" + version + "\"");
        return json.readValue(answer(request.POST(json(body)).build()), type);
    }

    /** Posts, and does not care what is answered as long as it is no refusal. */
    void send(String uri, String token, Object body) {
        answer(request(uri, token).POST(json(body)).build());
    }

    void put(String uri, String token, Object body) {
        answer(request(uri, token).PUT(json(body)).build());
    }

    private static HttpRequest.Builder request(String uri, String token) {
        return HttpRequest.newBuilder(URI.create(uri))
                .timeout(ANSWERED_WITHIN)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private HttpRequest.BodyPublisher json(@Nullable Object body) {
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
    }

    @CanIgnoreReturnValue
    private String answer(HttpRequest request) {
        long end = System.nanoTime() + GIVES_UP_AFTER.toNanos();
        while (true) {
            HttpResponse<String> response = attempt(request, end);
            if (response != null && response.statusCode() < 300) {
                return response.body();
            }
            if (response != null && isFinal(response.statusCode(), end)) {
                throw new RefusedException(
                        request.method() + " " + request.uri(), response.statusCode(), response.body());
            }
            Patience.pause(BETWEEN_TRIES);
        }
    }

    private static boolean isFinal(int status, long end) {
        boolean passing = status == 429 || status >= 500;
        return !passing || System.nanoTime() > end;
    }

    /** The answer, or null when there is none yet. */
    private @Nullable HttpResponse<String> attempt(HttpRequest request, long end) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException lost) {
            if (System.nanoTime() > end) {
                throw new MissedException("%s %s gets no answer: %s".formatted(request.method(), request.uri(), lost));
            }
            return null;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new MissedException("stopped while asking " + request.uri());
        }
    }
}
