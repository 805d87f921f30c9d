package marketplace.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import marketplace.trial.RunningTrial;
import marketplace.trial.TestTokens;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Bodies that are begun and never end, or after too long. */
class SlowBodyTests {

    private static final int PLACES = 2;
    private static final RunningTrial SERVICE =
            RunningTrial.with("marketplace.requests.body=2s", "marketplace.load.requests=" + PLACES);

    private static final String CUT = "cut off";
    private static final String HEAD = "POST /trial/anything HTTP/1.1~Host: localhost~Authorization: Bearer %s~"
            .formatted(TestTokens.token("buyer", "lan"));
    private static final String JSON = HEAD + "Content-Type: application/json~Content-Length: 2~~";

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void whoeverNeverEndsOneIsToldSoAndKeepsNoPlace() throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            slow.add(sent(JSON + "{"));
        }

        for (Socket socket : slow) {
            assertThat(toTheEnd(socket))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("urn:marketplace:problem:request-too-slow")
                    .containsOnlyOnce("HTTP/1.1");
        }
        Awaitility.await()
                .untilAsserted(() -> assertThat(toTheEnd(sent(JSON.replace("Host:", "Connection: close~Host:") + "{}")))
                        .startsWith("HTTP/1.1 200 "));
    }

    @Test
    void aByteNowAndThenIsNotEnough() throws Exception {
        try (Socket socket = sent(HEAD + "Content-Type: application/json~Content-Length: 100000~~{")) {
            assertThat(trickled(socket)).isIn("HTTP/1.1 408", CUT);
        }
    }

    @Test
    void onlyItsOwnTimeCountsForEachRequestOfAConnection() throws Exception {
        try (Socket socket = sent(JSON)) {
            for (int i = 0; i < 4; i++) {
                Thread.sleep(600);
                write(socket, "{}");
                assertThat(read(socket)).startsWith("HTTP/1.1 200 ");
                write(socket, JSON);
            }
        }
    }

    @Test
    void whoIsStillSendingAfterItsAnswerIsHungUpOn() throws Exception {
        String unknown = JSON.replace("Bearer", "Nobody");

        assertThat(toTheEnd(sent(unknown + "{"))).startsWith("HTTP/1.1 401 ").containsOnlyOnce("HTTP/1.1");
    }

    /** How the server ends it; bytes that are still on their way when it does may take the answer with them. */
    private static String trickled(Socket socket) throws Exception {
        try {
            for (int i = 0; i < 200 && socket.getInputStream().available() == 0; i++) {
                socket.getOutputStream().write(' ');
                Thread.sleep(100);
            }
            return read(socket).substring(0, "HTTP/1.1 408".length());
        } catch (SocketException cut) {
            return CUT;
        }
    }

    private static Socket sent(String request) throws IOException {
        Socket socket = new Socket("localhost", SERVICE.port());
        socket.setSoTimeout(10_000);
        write(socket, request);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.replace("~", "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** What has come once anything has. */
    private static String read(Socket socket) throws IOException {
        byte[] some = new byte[8192];
        int length = socket.getInputStream().read(some);
        return new String(some, 0, Math.max(0, length), StandardCharsets.US_ASCII);
    }

    private static String toTheEnd(Socket socket) throws IOException {
        try (socket) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
