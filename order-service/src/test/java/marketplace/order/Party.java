package marketplace.order;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who calls the service over HTTP. */
public final class Party {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern INNARDS = Pattern.compile(
            "Exception|java\\.lang|org\\.springframework|marketplace\\.order|tools\\.jackson|r2dbc|violates|insert into|select ");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

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

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            String body = response.body().isBlank() ? "{}" : response.body();
            refuseInnards(response.body());
            return new Answer(response.statusCode(), response.headers(), json(body), response.body());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** No answer of any test tells how the service is made. */
    private static void refuseInnards(String body) {
        if (INNARDS.matcher(body).find()) {
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
