package marketplace.stack.process;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a service whether it is ready. */
final class Readiness {

    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(3);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWERED_WITHIN).build();
    private final HttpRequest request;

    Readiness(ServiceCommand service) {
        this.request = HttpRequest.newBuilder(service.readiness())
                .timeout(ANSWERED_WITHIN)
                .build();
    }

    /** Whether the service became ready before it ended or the time was up. */
    boolean await(Process process, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (isReady()) {
                return true;
            }
            Thread.sleep(BETWEEN);
        }
        return false;
    }

    private boolean isReady() throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
