package marketplace.platform.pause;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.Topics;
import marketplace.contracts.WireMoney;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.trial.RunningTrial;
import marketplace.trial.TestTopic;
import marketplace.trial.TrialListener;
import org.apache.kafka.common.TopicPartition;
import org.springframework.http.MediaType;

/** What operators do about the consumer of the trial, and what comes for it. */
final class TestPauses {

    static final String PART = "/v1/pauses/" + TrialListener.ID;

    /** Longer than a look and a poll take together. */
    private static final Duration QUIET = Duration.ofMillis(1500);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String KAFKA = Servers.shared().bootstrapServers();
    private static final TestTopic PAYMENTS = new TestTopic(KAFKA, Topics.PAYMENT_EVENTS);
    private static final MessageCodec CODEC = new MessageCodec();
    private static final String ORDER = "00301K9ZC4W0Q7HTM2X";

    private TestPauses() {}

    /** A service that looks often; one thread, so that each instance has a partition. */
    static RunningTrial listening(String group, Database database) {
        return RunningTrial.listening(
                KAFKA,
                group,
                database,
                "marketplace.pauses.every=50ms",
                "marketplace.pauses.slowest-retry=200ms",
                "spring.kafka.listener.concurrency=1",
                "spring.kafka.consumer.properties.metadata.max.age.ms=500");
    }

    static void awaitPartitions(RunningTrial service) {
        await().atMost(PATIENCE).until(() -> !partitions(service).isEmpty());
    }

    /** Those that this instance has. */
    static List<TopicPartition> partitions(RunningTrial service) {
        return List.copyOf(Objects.requireNonNullElse(service.consumer().getAssignedPartitions(), List.of()));
    }

    /** Returns once the consumer of this instance is paused. */
    static void pause(RunningTrial service) {
        service.client("operator")
                .put()
                .uri(PART)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("note", "of a test"))
                .exchange()
                .expectStatus()
                .isOk();
        awaitPaused(service);
    }

    static void awaitPaused(RunningTrial service) {
        await().atMost(PATIENCE).until(() -> service.consumer().isContainerPaused());
    }

    static void resume(RunningTrial service) {
        service.client("operator").delete().uri(PART).exchange().expectStatus().isOk();
        await().atMost(PATIENCE).until(() -> !service.consumer().isPauseRequested());
    }

    static void capture(String id) {
        PaymentCaptured message = new PaymentCaptured(
                ORDER, id, "attempt-1", new WireMoney(98_000, "CNY"), Instant.parse("2026-11-02T02:05:41.300Z"));
        PAYMENTS.send(ORDER, message.type(), CODEC.encode(message));
    }

    /** Ids with this prefix that any of these instances has handled. */
    static List<String> handled(String prefix, RunningTrial... instances) {
        return Stream.of(instances)
                .flatMap(instance -> instance.listener().handled().stream())
                .filter(id -> id.startsWith(prefix))
                .toList();
    }

    /** It holds now, and goes on to hold. */
    static void requireQuiet(Callable<Boolean> quiet) {
        await().during(QUIET).atMost(PATIENCE).until(quiet);
    }
}
