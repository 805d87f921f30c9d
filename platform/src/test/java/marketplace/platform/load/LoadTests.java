package marketplace.platform.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import marketplace.trial.RunningTrial;
import marketplace.trial.TestTokens;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadTests {

    private static final int REQUESTS = 2;
    private static final int CONNECTIONS = 8;
    private static final RunningTrial SERVICE =
            RunningTrial.with("marketplace.load.requests=" + REQUESTS, "marketplace.load.connections=" + CONNECTIONS);

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void hangUp() {
        sockets.forEach(LoadTests::close);
        Awaitility.await().until(() -> head(ask("/trial/caller")).startsWith("HTTP/1.1 200"));
        sockets.forEach(LoadTests::close);
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void whatIsMoreThanCanBeDoneAtOnceIsToldSoAndWhenToComeBack() {
        ask("/trial/never");
        ask("/trial/never");

        Awaitility.await()
                .untilAsserted(() -> assertThat(head(ask("/trial/caller")))
                        .startsWith("HTTP/1.1 503")
                        .contains("application/problem+json", "Retry-After: 1"));
        expectHealthIsAnswered();
    }

    @Test
    void whoWaitsOrIsBeingAnsweredTakesNoPlace() {
        for (int i = 0; i < REQUESTS + 1; i++) {
            assertThat(head(ask("/trial/open"))).startsWith("HTTP/1.1 200");
            ask("/trial/waiting");
        }

        assertThat(head(ask("/trial/caller"))).startsWith("HTTP/1.1 200");
    }

    @Test
    void connectionsBeyondTheMostAreToldSoAndClosed() {
        for (int i = 0; i < CONNECTIONS; i++) {
            assertThat(head(ask("/trial/open"))).startsWith("HTTP/1.1 200");
        }

        assertThat(head(connect())).startsWith("HTTP/1.1 503").contains("Retry-After: 1", "Connection: close");
        expectHealthIsAnswered();
        close(sockets.getFirst());
        Awaitility.await().until(() -> head(ask("/trial/caller")).startsWith("HTTP/1.1 200"));
    }

    private static void expectHealthIsAnswered() {
        SERVICE.management()
                .get()
                .uri("/actuator/health/liveness")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @CanIgnoreReturnValue
    private Socket ask(String path) {
        Socket socket = connect();
        try {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(path, TestTokens.token("buyer", "lan"))
                            .getBytes(StandardCharsets.US_ASCII));
            return socket;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Socket connect() {
        try {
            Socket socket = new Socket("localhost", SERVICE.port());
            socket.setSoTimeout(10_000);
            sockets.add(socket);
            return socket;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Up to its empty line. */
    private static String head(Socket socket) {
        try {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    return head.toString();
                }
                head.append((char) next);
            }
            return head.toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
