package marketplace.order.changes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import marketplace.order.Party;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who listens to the changes feed. Reads as browsers do: an id counts even when nothing comes with it. */
final class LiveChanges implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final InputStream body;
    private final Consumer<JsonNode> taker;
    private final List<JsonNode> changes = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private final List<String> names = new CopyOnWriteArrayList<>();
    private volatile String lastEventId = "";
    private volatile boolean ended;

    private LiveChanges(Party party, String query, Consumer<JsonNode> taker, String... headers) {
        this.taker = taker;
        try {
            HttpResponse<InputStream> response = HTTP.send(
                    party.request("/v1/changes/stream" + query, headers).build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("got " + response.statusCode());
            }
            body = response.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        var _ = Thread.ofVirtual().start(this::listen);
    }

    static LiveChanges listen(Party party, String query, String... headers) {
        LiveChanges live = new LiveChanges(party, query, change -> {}, headers);
        Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> live.comments.contains("open"));
        return live;
    }

    static LiveChanges resume(Party party, String lastEventId) {
        return resume(party, lastEventId, change -> {});
    }

    /** Goes on after that event and hands out every change. */
    static LiveChanges resume(Party party, String lastEventId, Consumer<JsonNode> taker) {
        return lastEventId.isEmpty()
                ? new LiveChanges(party, "", taker)
                : new LiveChanges(party, "", taker, "Last-Event-ID", lastEventId);
    }

    List<JsonNode> changes() {
        return changes;
    }

    List<String> seen() {
        return ChangesReader.versions(changes);
    }

    List<String> comments() {
        return comments;
    }

    List<String> names() {
        return names;
    }

    /** What the client would send when it resumes. */
    String lastEventId() {
        return lastEventId;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Hangs up; nothing is seen afterwards. */
    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Awaitility.await().pollInterval(Duration.ofMillis(10)).until(this::hasEnded);
    }

    private void listen() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String id = lastEventId;
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String value = line.substring(line.indexOf(':') + 1).strip();
                if (line.startsWith("id:")) {
                    id = value;
                } else if (line.startsWith("event:")) {
                    names.add(value);
                } else if (line.startsWith("data:")) {
                    data = value;
                } else if (line.startsWith(":")) {
                    comments.add(value);
                } else if (line.isEmpty()) {
                    take(data, id);
                    data = "";
                }
            }
        } catch (IOException cutOff) {
            ended = true;
        }
        ended = true;
    }

    /** An event counts when it is complete. */
    private void take(String data, String id) {
        lastEventId = id;
        if (!data.isEmpty()) {
            JsonNode change = JsonMapper.shared().readTree(data);
            changes.add(change);
            taker.accept(change);
        }
    }
}
