package marketplace.timeout;

import static marketplace.timeout.TestDeadlines.newOrder;
import static marketplace.timeout.TestDeadlines.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import marketplace.servers.KafkaServer;
import marketplace.servers.Ports;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaAwayTests {

    private static final Instant DUE = TestClock.START.plus(Duration.ofDays(15));
    private static final Duration KAFKA_RETURNS_WITHIN = Duration.ofSeconds(30);

    private final TestClock clock = new TestClock();

    @TempDir
    private Path data;

    @Test
    void theServiceStartsWithoutKafkaAndDeadlinesWaitForIt() throws IOException {
        int port = Ports.free();
        String kafkaServers = "127.0.0.1:" + port;
        String order = newOrder();
        try (RunningService service = RunningService.startDeaf(Servers.shared().freshDatabase(), clock, kafkaServers)) {
            service.schedules().put(start(order, 1, DUE));
            clock.tickTo(DUE.plusSeconds(2));
            awaitOverdue(service, 1);
            service.management()
                    .get()
                    .uri("/actuator/health/readiness")
                    .exchange()
                    .expectStatus()
                    .isOk();

            try (KafkaServer kafka = KafkaServer.start(data, port)) {
                TestKafka orderService = new TestKafka(kafka.bootstrapServers());
                awaitOverdue(service, 0);

                assertThat(orderService.commandsFor(order)).isNotEmpty();
            }
        }
    }

    private static void awaitOverdue(RunningService service, int overdue) {
        await().atMost(KAFKA_RETURNS_WITHIN)
                .untilAsserted(() -> service.client("operator")
                        .get()
                        .uri("/v1/lateness")
                        .exchange()
                        .expectBody()
                        .jsonPath("$.overdue")
                        .isEqualTo(overdue));
    }
}
