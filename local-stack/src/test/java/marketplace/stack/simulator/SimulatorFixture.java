package marketplace.stack.simulator;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import marketplace.servers.Servers;
import org.jspecify.annotations.Nullable;

/** A simulator on free ports, and whoever talks to it. */
record SimulatorFixture(Simulator simulator) implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    static SimulatorFixture start(Path directory) throws Exception {
        Simulator.Settings settings = new Simulator.Settings(
                Servers.shared().bootstrapServers(), InetAddress.getLoopbackAddress(), 0, 0, directory);
        return new SimulatorFixture(Simulator.start(settings, Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    int smtpPort() {
        return simulator.smtpPort();
    }

    void pays(String order, String key) throws Exception {
        String body = "{\"orderNumber\":\"" + order
                + "\",\"attemptId\":\"1\",\"amount\":{\"amount\":120000,\"currency\":\"CNY\"}}";
        String answer = post("/payments", body, key);
        if (!answer.contains("captureId")) {
            throw new AssertionError(answer);
        }
    }

    String get(String path) throws Exception {
        return send(request(path).GET());
    }

    @CanIgnoreReturnValue
    String post(String path, @Nullable String body) throws Exception {
        return send(request(path).POST(BodyPublishers.ofString(body == null ? "" : body)));
    }

    @CanIgnoreReturnValue
    String put(String path, String body) throws Exception {
        return send(request(path).PUT(BodyPublishers.ofString(body)));
    }

    @Override
    public void close() {
        simulator.close();
    }

    private String post(String path, String body, String key) throws Exception {
        return send(request(path).POST(BodyPublishers.ofString(body)).header("Idempotency-Key", key));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simulator.httpPort() + path));
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .body();
    }
}
