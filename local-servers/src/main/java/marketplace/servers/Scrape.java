package marketplace.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Reads what Prometheus reads: without a token, from a service's management port on this machine. */
public final class Scrape {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;

    private Scrape() {}

    /**
     * The text of the metrics.
     *
     * @throws IllegalStateException if the service does not tell them
     */
    public static String of(int managementPort) {
        URI metrics = URI.create("http://localhost:%d/actuator/prometheus".formatted(managementPort));
        HttpRequest request = HttpRequest.newBuilder(metrics).timeout(PATIENCE).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IllegalStateException(
                        "%s answers %d: %s".formatted(metrics, answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (IOException nobody) {
            throw new UncheckedIOException(nobody);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
