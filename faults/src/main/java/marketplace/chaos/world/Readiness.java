package marketplace.chaos.world;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether something answers. */
final class Readiness {

    private static final int CONNECTED_WITHIN_MILLIS = 500;
    private static final int OK = 200;
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    private Readiness() {}

    static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECTED_WITHIN_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Whether the service would be sent requests. */
    static boolean serves(URI management) {
        HttpRequest request = HttpRequest.newBuilder(management.resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(3))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
