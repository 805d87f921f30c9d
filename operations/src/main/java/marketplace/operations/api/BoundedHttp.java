package marketplace.operations.api;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import marketplace.operations.screen.FailedException;

/** HTTP whose answers have a largest size. */
final class BoundedHttp implements AutoCloseable {

    private static final long LARGEST_ANSWER_BYTES = 16 * 1024 * 1024;

    private final HttpClient client;

    BoundedHttp(Duration connectedWithin) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectedWithin)
                .build();
    }

    /**
     * The answer.
     *
     * @throws FailedException when the thread is interrupted
     */
    HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER_BYTES));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new FailedException("stopped");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
