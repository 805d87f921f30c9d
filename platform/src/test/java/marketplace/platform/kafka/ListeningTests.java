package marketplace.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.Topics;
import marketplace.contracts.WireMoney;
import marketplace.servers.Servers;
import marketplace.trial.RunningTrial;
import marketplace.trial.TestTopic;
import marketplace.trial.TrialListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What arrives is handled once, in order, and nothing is lost; what can never be handled is put aside. */
class ListeningTests {

    private static final String KAFKA = Servers.shared().bootstrapServers();
    private static final String GROUP = "listening-tests";
    private static final Duration READ_WITHIN = Duration.ofSeconds(40);
    private static final String ORDER = "00301K9ZC4W0Q7HTM2X";
    private static final Instant CAPTURED_AT = Instant.parse("2026-11-02T02:05:41.300Z");
    private static final TestTopic PAYMENTS = new TestTopic(KAFKA, Topics.PAYMENT_EVENTS);
    private static final TestTopic DEAD_PAYMENTS = new TestTopic(KAFKA, Topics.deadLettersOf(Topics.PAYMENT_EVENTS));
    private static final TestTopic ORPHANS = new TestTopic(KAFKA, TrialListener.ORPHANS);
    private static final TestTopic DEAD_ORPHANS = new TestTopic(KAFKA, Topics.deadLettersOf(TrialListener.ORPHANS));

    private static RunningTrial service = start();

    private final MessageCodec codec = new MessageCodec();

    @BeforeAll
    static void awaitTopics() {
        await().until(() -> DEAD_PAYMENTS.partitions() > 0);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void putsPoisonAsideAndGoesOn() {
        byte[] poison = "{\"orderNumber\":".getBytes(StandardCharsets.UTF_8);
        int deadBefore = DEAD_PAYMENTS.records().size();

        capture("poison-before");
        PAYMENTS.send(ORDER, PaymentCaptured.TYPE, poison);
        capture("poison-after");

        await().until(() -> handled("poison").equals(List.of("poison-before", "poison-after")));
        await().until(() -> PAYMENTS.committedBy(GROUP) == PAYMENTS.records().size());
        List<ConsumerRecord<byte[], byte[]>> dead = DEAD_PAYMENTS.records();
        assertThat(dead).hasSize(deadBefore + 1);
        ConsumerRecord<byte[], byte[]> letter = dead.getLast();
        assertThat(letter.key()).isEqualTo(TestTopic.bytes(ORDER));
        assertThat(letter.value()).isEqualTo(poison);
        assertThat(header(letter, MessageHeaders.TYPE)).isEqualTo(PaymentCaptured.TYPE);
        assertThat(header(letter, MessageHeaders.DEAD_LETTER_REASON)).isEqualTo("body is not readable JSON");
        assertThat(header(letter, MessageHeaders.DEAD_LETTER_TOPIC)).isEqualTo(Topics.PAYMENT_EVENTS);
        assertThat(header(letter, MessageHeaders.DEAD_LETTER_PARTITION)).isEqualTo("0");
        assertThat(header(letter, MessageHeaders.DEAD_LETTER_GROUP)).isEqualTo(GROUP);
        long offset = Long.parseLong(header(letter, MessageHeaders.DEAD_LETTER_OFFSET));
        assertThat(PAYMENTS.records().get((int) offset).value()).isEqualTo(poison);
    }

    @Test
    void putsAsideWhatHasNoBody() {
        int deadBefore = DEAD_PAYMENTS.records().size();

        PAYMENTS.send(ORDER, "payment.unknown.v9", null);

        await().until(() -> DEAD_PAYMENTS.records().size() == deadBefore + 1);
        assertThat(DEAD_PAYMENTS.records().getLast().value()).isNull();
    }

    @Test
    void leavesWordOfWhatIsTooLargeToBePutAside() {
        int deadBefore = DEAD_PAYMENTS.records().size();
        DEAD_PAYMENTS.takeAtMost(1_000);

        PAYMENTS.send(ORDER, PaymentCaptured.TYPE, new byte[2_000]);

        await().until(() -> DEAD_PAYMENTS.records().size() == deadBefore + 1);
        DEAD_PAYMENTS.takeAtMost(4_000_000);
        ConsumerRecord<byte[], byte[]> letter = DEAD_PAYMENTS.records().getLast();
        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
        assertThat(header(letter, MessageHeaders.DEAD_LETTER_REASON)).endsWith("too large to be kept here");
        assertThat(header(letter, MessageHeaders.DEAD_LETTER_WITHOUT_RECORD)).isEqualTo("true");
    }

    @Test
    void triesAgainWithoutLimitAndLosesNothing() {
        int deadBefore = DEAD_PAYMENTS.records().size();
        int triesBefore = service.listener().tries();
        List<String> sent = IntStream.range(0, 20).mapToObj(i -> "retried-" + i).toList();

        service.listener().failNext(30);
        sent.forEach(this::capture);

        await().until(() -> handled("retried").size() >= sent.size());
        assertThat(handled("retried")).isEqualTo(sent);
        assertThat(service.listener().tries() - triesBefore).isGreaterThan(30);
        assertThat(service.listener().longestPause(20)).isLessThan(Duration.ofSeconds(2));
        assertThat(DEAD_PAYMENTS.records()).hasSize(deadBefore);
    }

    @Test
    void tellsHowFarItIsBehindAndSinceWhenItHandledNothing() {
        service.listener().failNext(Integer.MAX_VALUE);
        capture("behind-1");
        capture("behind-2");

        await().atMost(READ_WITHIN)
                .untilAsserted(
                        () -> assertThat(sample("marketplace_consumer_lag")).isGreaterThanOrEqualTo(2));
        double quiet = sample("marketplace_consumer_quiet_seconds");
        await().until(() -> sample("marketplace_consumer_quiet_seconds") > quiet);

        service.listener().failNext(0);
        await().atMost(READ_WITHIN).until(() -> sample("marketplace_consumer_lag") == 0);
        capture("behind-3");
        await().until(() -> handled("behind").equals(List.of("behind-1", "behind-2", "behind-3")));
        assertThat(sample("marketplace_consumer_quiet_seconds")).isLessThan(10);
    }

    @Test
    void putsPoisonAsideOnceHoweverOftenItsBatchIsRepeated() {
        int deadBefore = DEAD_PAYMENTS.records().size();

        service.listener().failNext(10);
        capture("mixed-1");
        PAYMENTS.send(ORDER, PaymentCaptured.TYPE, TestTopic.bytes("poison"));
        capture("mixed-2");

        await().until(() -> handled("mixed").equals(List.of("mixed-1", "mixed-2")));
        await().until(() -> PAYMENTS.committedBy(GROUP) == PAYMENTS.records().size());
        assertThat(DEAD_PAYMENTS.records()).hasSize(deadBefore + 1);
    }

    @Test
    void losesNothingWhenItStopsWhileItFails() {
        service.listener().failNext(Integer.MAX_VALUE);
        int triesBefore = service.listener().tries();
        capture("stopped-1");
        capture("stopped-2");
        await().until(() -> service.listener().tries() > triesBefore + 2);

        service.close();
        service = start();

        await().until(() -> handled("stopped").equals(List.of("stopped-1", "stopped-2")));
    }

    @Test
    void movesOnOnlyOnceTheDeadLetterIsAcknowledged() {
        int triesBefore = service.listener().tries();

        ORPHANS.send(ORDER, PaymentCaptured.TYPE, TestTopic.bytes("poison"));

        await().until(() -> service.listener().tries() >= triesBefore + 3);
        assertThat(ORPHANS.committedBy(GROUP)).isZero();

        DEAD_ORPHANS.create();

        await().until(() -> ORPHANS.committedBy(GROUP) == 1);
        assertThat(DEAD_ORPHANS.records()).hasSize(1);
    }

    private static RunningTrial start() {
        if (ORPHANS.partitions() == 0) {
            ORPHANS.create();
        }
        return RunningTrial.listening(KAFKA, GROUP);
    }

    private void capture(String id) {
        PaymentCaptured message =
                new PaymentCaptured(ORDER, id, "attempt-1", new WireMoney(98_000, "CNY"), CAPTURED_AT);
        PAYMENTS.send(ORDER, message.type(), codec.encode(message));
    }

    private static List<String> handled(String prefix) {
        return service.listener().handled().stream()
                .filter(id -> id.startsWith(prefix))
                .toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return Objects.requireNonNull(ReceivedMessages.header(record, name));
    }

    /** The value of the only one of that name. */
    private static double sample(String name) {
        return service.scrape()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(Double.NaN);
    }
}
