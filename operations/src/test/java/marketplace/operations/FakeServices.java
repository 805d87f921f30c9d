package marketplace.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** All three services at one address, with answers that are set before. */
final class FakeServices implements AutoCloseable {

    private static final String UNKNOWN = """
            {"type": "urn:marketplace:problem:not-found", "title": "Not found", "status": 404, "detail": "no such thing"}""";

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private record Answer(int status, String body) {}

    /**
     * What was asked.
     *
     * @param line as in {@code GET /v1/orders?limit=1}
     */
    record Request(String line, String body, String token, String key) {}

    FakeServices() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        var _ = server.createContext("/", this::handle);
        server.start();
    }

    /** What this line is answered with from now on. */
    @CanIgnoreReturnValue
    FakeServices answers(String line, int status, String body) {
        answers.put(line, new Answer(status, body));
        return this;
    }

    @CanIgnoreReturnValue
    FakeServices answers(String line, String body) {
        return answers(line, 200, body);
    }

    List<Request> requests() {
        return requests;
    }

    /** Where the commands find it. */
    Map<String, String> environment() {
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of("ORDERS", address, "TIMEOUTS", address, "NOTIFICATIONS", address, "TOKEN", "secret-token");
    }

    private void handle(HttpExchange exchange) throws IOException {
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add(new Request(
                line,
                new String(exchange.getRequestBody().readAllBytes(), UTF_8),
                header(exchange, "Authorization"),
                header(exchange, "Idempotency-Key")));
        Answer answer = answers.getOrDefault(line, new Answer(404, UNKNOWN));
        byte[] body = answer.body.getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
