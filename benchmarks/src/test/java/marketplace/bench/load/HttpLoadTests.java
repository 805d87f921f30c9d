package marketplace.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpLoadTests {

    private static final Duration BRIEFLY = Duration.ofMillis(300);
    private static final byte[] BODY = "something of a body".getBytes(StandardCharsets.US_ASCII);

    private final AtomicInteger asked = new AtomicInteger();
    private ExecutorService threads;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/whole", exchange -> answer(exchange, 200, BODY.length));
        server.createContext("/chunked", exchange -> answer(exchange, 200, 0));
        server.createContext("/empty", exchange -> answer(exchange, 204, -1));
        server.createContext("/refused", exchange -> answer(exchange, 409, BODY.length));
        server.createContext("/broken", HttpExchange::close);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.close();
    }

    @Test
    void every_answer_is_counted_once_whatever_its_form() {
        for (String path : new String[] {"/whole", "/chunked", "/empty"}) {
            asked.set(0);

            LoadResult result = HttpLoad.closed(address(), 4, BRIEFLY, get(path));

            assertThat(result.succeeded()).as(path).isPositive().isEqualTo(asked.get());
            assertThat(result.failed()).isZero();
            assertThat(result.latencies().getTotalCount()).isEqualTo(result.succeeded());
        }
    }

    @Test
    void refusals_and_broken_connections_are_failures_and_have_no_latency() {
        LoadResult refused = HttpLoad.closed(address(), 2, BRIEFLY, get("/refused"));
        LoadResult broken = HttpLoad.closed(address(), 2, BRIEFLY, get("/broken"));

        assertThat(refused.statuses()).containsOnlyKeys(409);
        assertThat(refused.failed()).isEqualTo(asked.get());
        assertThat(refused.latencies().getTotalCount()).isZero();
        assertThat(broken.statuses()).containsOnlyKeys(0);
    }

    @Test
    void an_open_model_sends_what_is_due_and_counts_from_then() {
        LoadResult result = HttpLoad.open(address(), 1, 200, Duration.ofSeconds(1), get("/whole"));

        assertThat(result.succeeded()).isBetween(120L, 280L).isEqualTo(asked.get());
        assertThat(result.percentile(50)).isPositive();
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange, int status, int length) throws IOException {
        asked.incrementAndGet();
        exchange.sendResponseHeaders(status, length);
        if (length >= 0) {
            exchange.getResponseBody().write(BODY);
        }
        exchange.close();
    }

    private static Requests get(String path) {
        byte[] bytes = "GET %s HTTP/1.1\r\nHost: test\r\n\r\n".formatted(path).getBytes(StandardCharsets.US_ASCII);
        return new Requests() {
            @Override
            public void write(int connection, ByteBuffer request) {
                request.put(bytes);
            }

            @Override
            public void answered(int connection, int status, ByteBuffer answer) {
                assertThat(status == 0 || answer.hasRemaining()).isTrue();
            }
        };
    }
}
