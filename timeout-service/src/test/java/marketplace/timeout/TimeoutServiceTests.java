package marketplace.timeout;

import static marketplace.timeout.TestDeadlines.confirmation;
import static marketplace.timeout.TestDeadlines.newOrder;
import static marketplace.timeout.TestDeadlines.none;
import static marketplace.timeout.TestDeadlines.refundAnswer;
import static marketplace.timeout.TestDeadlines.start;
import static marketplace.timeout.TestKafka.bytes;
import static marketplace.timeout.TestKafka.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.OrderCommandMessage.AgreeRefundByDeadline;
import marketplace.contracts.OrderCommandMessage.CancelByDeadline;
import marketplace.contracts.OrderCommandMessage.ConfirmByDeadline;
import marketplace.contracts.OrderCommandMessage.RemindOfDeadline;
import marketplace.contracts.Topics;
import marketplace.platform.kafka.ReceivedMessages;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From order events on Kafka to commands on Kafka. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimeoutServiceTests {

    private static final Duration INSTANT = Duration.ofMillis(1);
    private static final Duration FIFTEEN_DAYS = Duration.ofDays(15);

    private RunningService service;
    private TestClock clock;
    private TestKafka kafka;

    @BeforeAll
    void startService() {
        service = RunningService.shared();
        clock = RunningService.sharedClock();
        kafka = new TestKafka(Servers.shared().bootstrapServers());
    }

    @Test
    void asksToCancelOnceTheDeadlineIsMissedAndNotBefore() {
        String order = newOrder();
        String earlier = newOrder();
        Instant due = clock.instant().plus(FIFTEEN_DAYS);
        kafka.tell(start(order, 1, due));
        kafka.tell(start(earlier, 1, due.minus(INSTANT)));
        awaitSchedules(order, earlier);

        clock.tickTo(due);
        await().untilAsserted(() -> assertThat(kafka.commandsFor(earlier)).hasSize(1));
        assertThat(kafka.commandsFor(order)).isEmpty();

        clock.tick(INSTANT);
        await().untilAsserted(() -> assertThat(kafka.commandsFor(order))
                .containsExactly(new CancelByDeadline(order, "start-1", due, due.plus(INSTANT))));
    }

    @Test
    void asksToConfirmAndToRemindWithCloudEventsHeaders() {
        String order = newOrder();
        Instant due = clock.instant().plus(FIFTEEN_DAYS);
        Instant reminder = due.minus(Duration.ofDays(3));
        kafka.tell(confirmation(order, 1, due, reminder));
        awaitSchedules(order);

        clock.tickTo(reminder.plus(INSTANT));
        await().untilAsserted(() -> assertThat(kafka.commandsFor(order)).hasSize(1));
        clock.tickTo(due.plus(INSTANT));

        await().untilAsserted(() -> assertThat(kafka.commandsFor(order))
                .containsExactly(
                        new RemindOfDeadline(order, "confirm-1", due, reminder, reminder.plus(INSTANT)),
                        new ConfirmByDeadline(order, "confirm-1", due, due.plus(INSTANT))));
        ConsumerRecord<byte[], byte[]> command =
                kafka.records(Topics.ORDER_COMMANDS).getLast();
        assertThat(ReceivedMessages.header(command, MessageHeaders.SOURCE)).isEqualTo("/timeout-service");
        assertThat(ReceivedMessages.header(command, MessageHeaders.ID)).isNotBlank();
    }

    @Test
    void asksToAgreeToARefundThatNobodyAnswered() {
        String order = newOrder();
        Instant due = clock.instant().plus(Duration.ofDays(3));
        kafka.tell(start(order, 1, due.plus(Duration.ofDays(9))));
        kafka.tell(refundAnswer(order, 2, due));
        await().untilAsserted(() -> Objects.requireNonNull(service.client("operator")
                .get()
                .uri("/v1/schedules/{order}", order)
                .exchange()
                .expectBody()
                .jsonPath("$.deadline.onExpiry")
                .isEqualTo("AGREE_REFUND")));

        clock.tickTo(due.plus(INSTANT));

        await().untilAsserted(() -> assertThat(kafka.commandsFor(order))
                .containsExactly(new AgreeRefundByDeadline(order, "refund-answer-2", due, due.plus(INSTANT))));
    }

    @Test
    void lateAndRepeatedEventsNeverReviveADeadline() {
        String ended = newOrder();
        String running = newOrder();
        Instant due = clock.instant().plus(FIFTEEN_DAYS);
        kafka.tell(none(ended, 3));
        kafka.tell(start(ended, 2, due));
        kafka.tell(start(ended, 1, due));
        kafka.tell(start(running, 1, due));
        kafka.tell(start(running, 1, due));
        awaitSchedules(ended, running);

        clock.tickTo(due.plus(INSTANT));

        await().untilAsserted(() -> assertThat(kafka.commandsFor(running)).hasSize(1));
        assertThat(kafka.commandsFor(ended)).isEmpty();
    }

    @Test
    void anEventOfATypeNeverHeardOfMovesTheDeadlineToo() {
        String order = newOrder();

        kafka.tell(order, "order.praised.v9", bytes("""
                        {"orderNumber":"%s","version":5,"stars":5,"deadline":{"id":"d","kind":"PRAISE","startedAt":"2026-03-01T08:00:00Z",
                        "dueAt":"2126-03-01T08:00:00Z","mustAct":"BUYER","onExpiry":"CONFIRM","remindAt":[]}}
                        """.formatted(order)));

        awaitSchedules(order);
    }

    static Stream<byte[]> poison() {
        return Stream.of(
                bytes("{"),
                bytes("[]"),
                bytes("{}"),
                bytes("[".repeat(10_000)),
                bytes("{\"orderNumber\":\"a\\u0000b\",\"version\":1}"),
                bytes("{\"orderNumber\":\"\",\"version\":1}"),
                bytes("{\"orderNumber\":\"a\",\"version\":0}"),
                bytes("{\"orderNumber\":\"a\",\"version\":1,\"deadline\":{}}"),
                bytes("""
                        {"orderNumber":"a","version":5,"deadline":{"id":"d","kind":"K","startedAt":"2026-03-01T08:00:00Z",
                        "dueAt":"+999999-03-01T08:00:00Z","mustAct":"BUYER","onExpiry":"CONFIRM","remindAt":[]}}"""),
                bytes("{\"orderNumber\":\"a\",\"version\":1,\"x\":\"" + "y".repeat(1_048_350) + "\"}"),
                new byte[0]);
    }

    @ParameterizedTest
    @MethodSource("poison")
    void poisonBecomesADeadLetterAndThePartitionGoesOn(byte[] body) {
        String order = newOrder();

        kafka.tell(order, "order.placed.v1", body);
        kafka.tell(none(order, 1));

        awaitSchedules(order);
        assertThat(kafka.records(Topics.deadLettersOf(Topics.ORDER_EVENTS)))
                .filteredOn(letter -> order.equals(text(letter.key())))
                .singleElement()
                .satisfies(letter -> assertThat(letter.value()).isEqualTo(body))
                .satisfies(letter -> assertThat(ReceivedMessages.header(letter, MessageHeaders.DEAD_LETTER_REASON))
                        .isNotBlank());
    }

    @Test
    void anEventWithoutABodyBecomesADeadLetter() {
        String order = newOrder();

        kafka.tell(order, "order.placed.v1", null);
        kafka.tell(none(order, 1));

        awaitSchedules(order);
        assertThat(kafka.records(Topics.deadLettersOf(Topics.ORDER_EVENTS)))
                .anyMatch(letter -> order.equals(text(letter.key())));
    }

    private void awaitSchedules(String... orders) {
        for (String order : orders) {
            await().untilAsserted(() -> Objects.requireNonNull(service.client("operator")
                    .get()
                    .uri("/v1/schedules/{order}", order)
                    .exchange()
                    .expectStatus()
                    .isOk()));
        }
    }
}
