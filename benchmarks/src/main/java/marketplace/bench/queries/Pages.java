package marketplace.bench.queries;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import marketplace.bench.part.Waiting;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns the pages of a list as a person would, each with the cursor of the one before. */
final class Pages {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LATER = Duration.ofMillis(200);
    private static final int OK = 200;
    private static final int TOO_MANY = 429;

    private final HttpClient http;
    private final URI service;
    private final String bearer;

    Pages(HttpClient http, URI service, String bearer) {
        this.http = http;
        this.service = service;
        this.bearer = bearer;
    }

    /**
     * The page with this number, or the last full one before it.
     *
     * @param number from 1
     */
    Page page(int number, int limit) {
        String first = "/v1/orders?limit=" + limit;
        Page page = new Page(1, first, null);
        String path = first;
        for (int at = 1; at <= number; at++) {
            JsonNode answer = ask(path);
            JsonNode last = answer.path("orders").path(limit - 1);
            page = new Page(at, path, last.isMissingNode() ? null : last);
            if (!answer.hasNonNull("nextCursor")) {
                return page;
            }
            path = first + "&cursor=" + answer.path("nextCursor").asString();
        }
        return page;
    }

    private JsonNode ask(String path) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", bearer)
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            while (response.statusCode() == TOO_MANY) {
                Waiting.pause(LATER);
                response = http.send(request, BodyHandlers.ofString());
            }
            if (response.statusCode() != OK) {
                throw new IllegalStateException("%s: %d %s".formatted(path, response.statusCode(), response.body()));
            }
            return JSON.readTree(response.body());
        } catch (IOException lost) {
            throw new IllegalStateException("no answer to " + path, lost);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while turning pages", stopping);
        }
    }

    /**
     * A page that was found.
     *
     * @param last the order at its end
     */
    record Page(int number, String path, @Nullable JsonNode last) {

        /** A member of the last order. */
        String last(String member) {
            if (last == null) {
                throw new IllegalStateException("page %d is not full: begin with more orders".formatted(number));
            }
            return last.path(member).asString();
        }
    }
}
