package marketplace.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import marketplace.contracts.Role;
import marketplace.notification.ServiceTest;
import marketplace.platform.problem.ProblemException;
import marketplace.platform.security.Caller;
import marketplace.servers.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clients that go away while they are still being let in. */
class CutStreamTests extends ServiceTest {

    private static final int TIMES = 1_500;
    private static final int LONGEST_MICROS = 6_000;
    private static final List<Caller> CALLERS = IntStream.range(0, 60)
            .mapToObj(number -> new Caller(Role.BUYER, "hasty-" + number))
            .toList();

    @Autowired
    private InboxStreams streams;

    @Test
    void whoHangsUpAtAnyMomentTakesNoPlace() throws IOException {
        List<byte[]> requests = CALLERS.stream().map(CutStreamTests::request).toList();
        SplittableRandom random = new SplittableRandom(7);

        for (int i = 0; i < TIMES; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
                socket.setSoLinger(i % 4 > 0, 0);
                socket.getOutputStream().write(requests.get(i % requests.size()));
                LockSupport.parkNanos(1_000L * random.nextInt(LONGEST_MICROS));
            }
        }

        await().ignoreException(ProblemException.class)
                .untilAsserted(() -> assertThat(CALLERS).allSatisfy(this::hasAllPlaces));
    }

    /** Both that a caller may have: see {@link ServiceTest}. */
    private void hasAllPlaces(Caller caller) {
        OpenStream first = streams.open(caller, 0);
        try {
            streams.close(streams.open(caller, 0));
        } finally {
            streams.close(first);
        }
    }

    private static byte[] request(Caller caller) {
        return "GET /v1/inbox/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n\r\n"
                .formatted(TestTokens.bearer("buyer", caller.id()))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
