package marketplace.order.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.Topics;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TopicRecords;
import marketplace.platform.problem.PlatformProblems;
import marketplace.servers.Database;
import marketplace.servers.KafkaServer;
import marketplace.servers.Ports;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances over one database, the first of them at the end of a line that breaks; Kafka is away until a test starts it. */
class OutageTests {

    private static final int KAFKA_PORT = Ports.free();
    private static final TestClock CLOCK = new TestClock();
    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final TestLine LINE = TestLine.to(DATABASE);
    private static final RunningService ONE = start(LINE.database());
    private static final RunningService OTHER = start(DATABASE);

    private final TestMarketplace here = new TestMarketplace(ONE, CLOCK);
    private final TestMarketplace there = here.at(OTHER);

    @AfterAll
    static void stop() {
        OTHER.close();
        ONE.close();
        LINE.close();
    }

    @Test
    void a_request_whose_commit_was_not_answered_is_repeated_at_another_instance_and_gets_the_first_result() {
        String product = here.productWithoutForm();
        LINE.loseAnswersToCommits(true);

        Answer lost = here.place(product, "k");
        LINE.loseAnswersToCommits(false);
        Answer repeated = there.place(product, "k").expect(201);

        assertThat(lost.expectProblem(PlatformProblems.UNAVAILABLE).header("Retry-After"))
                .isEqualTo("1");
        assertThat(repeated.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(there.buyer.get("/v1/orders").body().at("/orders")).hasSize(1);
    }

    @Test
    void without_brokers_commands_are_accepted_and_their_events_come_in_order_when_there_are_some(
            @TempDir Path directory) {
        String number = here.place(here.productWithoutForm());
        for (long price : List.of(5_000L, 4_000L)) {
            here.press(here.provider, number, "reprice", Map.of("price", TestMarketplace.cny(price), "reason", "less"))
                    .expect(200);
        }

        try (KafkaServer kafka = KafkaServer.start(directory, KAFKA_PORT)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(events(kafka, number))
                            .containsExactly(number + "-1", number + "-2", number + "-3"));
        }
    }

    /** Which were first seen in this order. */
    private static List<String> events(KafkaServer kafka, String number) {
        return TopicRecords.of(
                        kafka.bootstrapServers(),
                        Topics.ORDER_EVENTS,
                        record -> new String(record.key(), StandardCharsets.UTF_8).equals(number))
                .stream()
                .map(OutageTests::id)
                .distinct()
                .toList();
    }

    private static String id(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader(MessageHeaders.ID).value(), StandardCharsets.UTF_8);
    }

    private static RunningService start(Database database) {
        return RunningService.startOn("127.0.0.1:" + KAFKA_PORT, database, CLOCK);
    }
}
