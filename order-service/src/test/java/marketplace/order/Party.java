package marketplace.order;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who calls the service over HTTP. */
public final class Party {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> INNARDS = List.of(
            "Exception",
            "java.lang",
            "org.springframework",
            "marketplace.order",
            "tools.jackson",
            "r2dbc",
            "violates",
            "insert into",
            "select ");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String baseUrl;
    private final String authorization;

    /**
     * A party.
     *
     * @param authorization the header's value; empty for none
     */
    public Party(String baseUrl, String authorization) {
        this.baseUrl = baseUrl;
        this.authorization = authorization;
    }

    /** The value of its Authorization header. */
    public String authorization() {
        return authorization;
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** Sends a JSON body, or none where it is empty text. */
    @CanIgnoreReturnValue
    public Answer post(String path, Object body, String... headers) {
        return send(request(path, headers).POST(BodyPublishers.ofString(text(body))));
    }

    @CanIgnoreReturnValue
    public Answer put(String path, Object body, String... headers) {
        return send(request(path, headers).PUT(BodyPublishers.ofString(text(body))));
    }

    /** A request of any kind to this service, with the token. */
    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json");
        if (!authorization.isEmpty()) {
            request = request.header("Authorization", authorization);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** Sends a request. Its answer is as the OpenAPI document says and shows nothing of what is inside. */
    public Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<InputStream> response = HTTP.send(request, BodyHandlers.ofInputStream());
            String raw = text(response);
            refuseInnards(raw);
            Answer answer =
                    new Answer(response.statusCode(), response.headers(), json(raw.isBlank() ? "{}" : raw), raw);
            ApiDocument.at(baseUrl).checkSome(request.method(), request.uri().getPath(), answer);
            return answer;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The whole body; of a stream the first event only, then the caller hangs up. */
    private static String text(HttpResponse<InputStream> response) throws IOException {
        String type = response.headers().firstValue("Content-Type").orElse("");
        try (InputStream body = response.body()) {
            return type.startsWith("text/event-stream")
                    ? new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))
                            .lines()
                            .takeWhile(line -> !line.isEmpty())
                            .collect(Collectors.joining("\n"))
                    : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** No answer of any test tells how the service is made. */
    public static void refuseInnards(String body) {
        if (INNARDS.stream().anyMatch(body::contains)) {
            throw new AssertionError("an answer shows what is inside: " + body);
        }
    }

    /** What is no JSON, such as a page of the browser of the API, is text. */
    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException text) {
            return JSON.getNodeFactory().stringNode(body);
        }
    }

    private static String text(Object body) {
        return body instanceof String text ? text : JSON.writeValueAsString(body);
    }
}
