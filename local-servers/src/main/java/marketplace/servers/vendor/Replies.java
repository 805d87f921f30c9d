package marketplace.servers.vendor;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** Answers over HTTP. */
final class Replies {

    private static final int NO_BODY = -1;
    private static final int CHUNKED = 0;
    private static final int DRIP_MILLIS = 50;

    private Replies() {}

    static void json(HttpExchange exchange, int status, Object body) throws IOException {
        send(exchange, status, JsonMapper.shared().writeValueAsBytes(body));
    }

    static void text(HttpExchange exchange, String body) throws IOException {
        send(exchange, 200, body.getBytes(StandardCharsets.UTF_8));
    }

    static void redirect(HttpExchange exchange, URI target) throws IOException {
        exchange.getResponseHeaders().set("Location", target.toString());
        exchange.sendResponseHeaders(302, NO_BODY);
    }

    /** A byte now and then, until the caller hangs up or the vendor closes. */
    static void drip(HttpExchange exchange, CountDownLatch closed) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, CHUNKED);
        OutputStream body = exchange.getResponseBody();
        while (!closed.await(DRIP_MILLIS, TimeUnit.MILLISECONDS)) {
            body.write(' ');
            body.flush();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
