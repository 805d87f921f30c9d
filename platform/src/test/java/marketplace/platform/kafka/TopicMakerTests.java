package marketplace.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import marketplace.contracts.Topics;
import marketplace.servers.KafkaServer;
import marketplace.servers.Ports;
import marketplace.trial.RunningTrial;
import marketplace.trial.TestTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicMakerTests {

    @Test
    void startsWithoutKafkaAndMakesTheTopicsWhenItComes(@TempDir Path directory) throws IOException {
        int port = Ports.free();
        String bootstrapServers = "127.0.0.1:" + port;

        try (RunningTrial service = RunningTrial.listening(bootstrapServers, "topic-maker-tests")) {
            service.management()
                    .get()
                    .uri("/actuator/health/liveness")
                    .exchange()
                    .expectStatus()
                    .isOk();

            try (KafkaServer kafka = KafkaServer.start(directory, port)) {
                assertThat(kafka.bootstrapServers()).isEqualTo(bootstrapServers);
                await().untilAsserted(() -> assertThat(topics())
                        .allSatisfy(topic -> assertThat(new TestTopic(bootstrapServers, topic).partitions())
                                .isEqualTo(3)));
                TestTopic payments = new TestTopic(bootstrapServers, Topics.PAYMENT_EVENTS);
                payments.send("order", "unknown", null);
                TestTopic dead = new TestTopic(bootstrapServers, Topics.deadLettersOf(Topics.PAYMENT_EVENTS));
                await().until(() -> dead.records().size() == 1);
            }
        }
    }

    private static Stream<String> topics() {
        return Stream.of(Topics.ORDER_EVENTS, Topics.ORDER_COMMANDS, Topics.PAYMENT_EVENTS, Topics.DELIVERY_EVENTS)
                .flatMap(topic -> Stream.of(topic, Topics.deadLettersOf(topic)));
    }
}
