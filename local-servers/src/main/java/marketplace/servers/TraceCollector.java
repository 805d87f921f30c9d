package marketplace.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A collector of traces that keeps what services export to it over OTLP/HTTP. */
public final class TraceCollector implements AutoCloseable {

    private static final String PATH = "/v1/traces";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpServer server;
    private final List<CollectedSpan> spans = new CopyOnWriteArrayList<>();

    private TraceCollector(HttpServer server) {
        this.server = server;
    }

    /** On a free port of this machine. */
    public static TraceCollector start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TraceCollector collector = new TraceCollector(server);
            server.createContext(PATH, collector::take);
            server.start();
            return collector;
        } catch (IOException failure) {
            throw new IllegalStateException("no collector", failure);
        }
    }

    /** The value of {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Everything that came so far. */
    public List<CollectedSpan> spans() {
        return List.copyOf(spans);
    }

    /** What came so far of one trace. */
    public List<CollectedSpan> trace(TestTrace trace) {
        return spans.stream().filter(span -> span.traceId().equals(trace.id())).toList();
    }

    /** The first span of this name and trace, once it is there. */
    public CollectedSpan await(TestTrace trace, String name) {
        return await(trace, name, 1).getFirst();
    }

    /** The spans of this name and trace, once there are so many. */
    public List<CollectedSpan> await(TestTrace trace, String name, int count) {
        return Awaitility.await("%s in %s".formatted(name, trace))
                .atMost(PATIENCE)
                .until(() -> named(trace, name), named -> named.size() >= count);
    }

    private List<CollectedSpan> named(TestTrace trace, String name) {
        return trace(trace).stream().filter(span -> span.name().equals(name)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(
                    exchange.getRequestBody().readAllBytes());
            CollectedSpan.of(request).forEach(spans::add);
            byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
