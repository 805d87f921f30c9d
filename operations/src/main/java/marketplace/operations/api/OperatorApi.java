package marketplace.operations.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import marketplace.operations.screen.FailedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the services with the token of an operator. Tries nothing twice: whoever asked sees at once that there is no answer. */
public final class OperatorApi implements AutoCloseable {

    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(5);
    /** Longer than any answer may take: a replay waits for the broker for 15 s. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(60);

    private static final int FIRST_THAT_IS_NO_SUCCESS = 300;

    private final BoundedHttp http = new BoundedHttp(CONNECTED_WITHIN);
    private final JsonMapper json = JsonMapper.shared();
    private final Map<Service, URI> addresses;
    private final Supplier<String> token;

    /**
     * An API at these addresses.
     *
     * @param token asked for when something is sent
     */
    public OperatorApi(Map<Service, URI> addresses, Supplier<String> token) {
        this.addresses = Map.copyOf(addresses);
        this.token = token;
    }

    /**
     * Reads something.
     *
     * @throws RefusedException when the service refuses
     * @throws FailedException when it does not answer
     */
    public JsonNode get(Service service, String path) {
        return answer(service, request(service, path).GET().build());
    }

    /** Does something that needs no body. */
    public JsonNode post(Service service, String path) {
        return post(service, path, BodyPublishers.noBody());
    }

    /** Does something. */
    public JsonNode post(Service service, String path, Map<String, String> body) {
        return post(service, path, BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
    }

    /** Sets something to what the body says, however often it is said. */
    public JsonNode put(Service service, String path, Map<String, String> body) {
        return answer(
                service,
                request(service, path)
                        .PUT(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                        .build());
    }

    /** Takes something away, however often it is said. */
    public JsonNode delete(Service service, String path) {
        return answer(service, request(service, path).DELETE().build());
    }

    private JsonNode post(Service service, String path, BodyPublisher body) {
        return answer(
                service,
                request(service, path)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(body)
                        .build());
    }

    private HttpRequest.Builder request(Service service, String path) {
        return HttpRequest.newBuilder(URI.create(address(service) + path))
                .timeout(ANSWERED_WITHIN)
                .header("Authorization", "Bearer " + token.get())
                .header("Content-Type", "application/json");
    }

    private JsonNode answer(Service service, HttpRequest request) {
        HttpResponse<String> response = send(service, request);
        if (response.statusCode() >= FIRST_THAT_IS_NO_SUCCESS) {
            throw RefusedException.of(response.statusCode(), response.body());
        }
        try {
            return json.readTree(response.body());
        } catch (JacksonException noJson) {
            throw new FailedException("%s at %s answers what is no JSON".formatted(service.title(), address(service)));
        }
    }

    private HttpResponse<String> send(Service service, HttpRequest request) {
        try {
            return http.send(request);
        } catch (IOException lost) {
            throw new FailedException(
                    "%s does not answer at %s: %s".formatted(service.title(), address(service), lost));
        }
    }

    private URI address(Service service) {
        return Objects.requireNonNull(addresses.get(service), service.title());
    }

    @Override
    public void close() {
        http.close();
    }
}
