package marketplace.order.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listeners that go away while they are still being let in. */
class CutListenersTests {

    private static final int TIMES = 1_500;
    private static final int LONGEST_MICROS = 6_000;
    private static final TestClock CLOCK = new TestClock();
    private static final RunningService SERVICE = RunningService.start(
            Servers.shared().freshDatabase(),
            CLOCK,
            "marketplace.relay.enabled=false",
            "spring.kafka.listener.auto-startup=false",
            "marketplace.changes.longest-wait=5m",
            "marketplace.changes.heartbeat=1s",
            "marketplace.changes.listeners-per-caller=1000");
    private static final TestMarketplace MARKET = new TestMarketplace(SERVICE, CLOCK);

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/changes?start=NOW&wait=PT4M", "/v1/changes/stream"})
    void who_hangs_up_at_any_moment_takes_no_place(String path) throws IOException {
        URI uri = URI.create(SERVICE.baseUrl());
        byte[] request = "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n\r\n"
                .formatted(path, MARKET.buyer.authorization())
                .getBytes(StandardCharsets.US_ASCII);
        SplittableRandom random = new SplittableRandom(7);

        for (int i = 0; i < TIMES; i++) {
            try (Socket socket = new Socket()) {
                socket.setSoLinger(i % 4 > 0, 0);
                socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
                socket.getOutputStream().write(request);
                LockSupport.parkNanos(1_000L * random.nextInt(LONGEST_MICROS));
            }
        }

        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(SERVICE.bean(Listeners.class).count()).isZero());
    }
}
