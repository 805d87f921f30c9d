package marketplace.order.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static marketplace.order.letter.TestLetters.bytes;
import static marketplace.order.letter.TestLetters.newKey;
import static marketplace.order.letter.TestLetters.unreadable;
import static marketplace.order.letter.TestLetters.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import marketplace.contracts.DeliveryEventMessage.ImageShareFailed;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.OrderCommandMessage.CancelByDeadline;
import marketplace.contracts.OrderEventType;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.Topics;
import marketplace.contracts.WireMoney;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.order.TopicRecords;
import marketplace.order.lane.Lanes;
import marketplace.order.lane.Submission;
import marketplace.order.lane.TestSubmissions;
import marketplace.order.problem.OrderProblems;
import marketplace.servers.TestClock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Dead letters on their way from Kafka to an operator and back. */
class DeadLetterReplayTests {

    private static final int REPLAYS_AT_ONCE = 12;

    private final RunningService service = RunningService.shared();
    private final TestMarketplace market = TestMarketplace.shared();
    private final TestClock clock = RunningService.sharedClock();

    @Test
    void poison_of_every_topic_is_listed_with_its_reason_and_the_group_that_gave_it_up() {
        String key = newKey();
        market.send(new ProducerRecord<>(Topics.PAYMENT_EVENTS, bytes(key), bytes("no JSON")));
        market.send(new ProducerRecord<>(Topics.ORDER_COMMANDS, bytes(key), bytes("{}")));
        ProducerRecord<byte[], byte[]> event = new ProducerRecord<>(Topics.ORDER_EVENTS, bytes(key), bytes("{}"));
        event.headers().add(MessageHeaders.TYPE, bytes(OrderEventType.DELIVERY_REQUESTED.wireType()));
        market.send(event);
        market.send(Topics.DELIVERY_EVENTS, new ImageShareFailed(key, "F-1", "no code", false, clock.instant()));

        Awaitility.await()
                .untilAsserted(() -> assertThat(TestLetters.ids(market.operator, key))
                        .extracting(id -> toldOf(open(id)))
                        .contains(
                                "payment.events by us: body is not readable JSON",
                                "order.commands by us: no ce_type header",
                                "order.events by us-delivery: type of header and body differ",
                                "delivery.events by us: reason is no code"));
    }

    @Test
    void a_command_that_came_before_its_order_has_its_effect_when_it_is_replayed_afterwards() {
        Lanes lanes = service.bean(Lanes.class);
        Submission placing = TestSubmissions.placing(lanes);
        String number = placing.command().orderNumber();
        market.send(Topics.ORDER_COMMANDS, new CancelByDeadline(number, "PAYMENT-1", clock.instant(), clock.instant()));
        String letter = path(TestLetters.await(market, number, 1).getFirst());
        assertThat(market.operator.get(letter).text("/letter/reason")).startsWith("ORDER_NOT_FOUND");
        var _ = lanes.submit(placing).block();
        String deadline = market.order(market.operator, number).text("/running/deadlineId");
        clock.tick(Duration.ofDays(8));

        Answer replayed = market.operator.post(letter + "/replay", "").expect(200);

        assertThat(deadline).isEqualTo("PAYMENT-1");
        assertThat(replayed.text("/state")).isEqualTo("REPLAYED");
        assertThat(replayed.text("/closedBy")).startsWith("olga");
        assertThat(replayed.text("/closedAt")).isEqualTo(clock.instant().toString());
        market.await(number, "CANCELLED"::equals);
    }

    @Test
    void a_payment_that_another_group_gave_up_pays_when_it_is_replayed() {
        String number = market.place(market.productWithoutForm());
        WireMoney price = new WireMoney(TestMarketplace.LIST_PRICE, "CNY");
        PaymentCaptured captured = new PaymentCaptured(
                number, "C-" + UUID.randomUUID(), market.openAttempt(number), price, clock.instant());
        long id = write(
                market,
                TestLetters.of(TestMarketplace.record(Topics.PAYMENT_EVENTS, captured), "unknown payment event type"));

        Answer replayed = market.operator.post(path(id) + "/replay", "").expect(200);
        market.await(number, "AWAITING_START"::equals);
        Answer again = market.operator.post(path(id) + "/replay", "").expect(200);
        Answer discard = market.operator.post(path(id) + "/discard", Map.of("note", "no need"));

        assertThat(again.body()).isEqualTo(replayed.body());
        assertThat(discard.expectProblem(OrderProblems.DEAD_LETTER_CLOSED).text("/state"))
                .isEqualTo("REPLAYED");
        assertThat(sent(number)).hasSize(1);
    }

    @Test
    void operators_who_replay_one_letter_at_the_same_moment_at_two_instances_send_it_once_as_it_was() throws Exception {
        String key = newKey();
        ProducerRecord<byte[], byte[]> letter = unreadable(key);
        letter.headers()
                .add("trace", new byte[] {0, (byte) 0xff})
                .add("none", null)
                .add("trace", bytes("again"));
        String path = path(write(market, letter));
        List<Answer> answers = new ArrayList<>();

        try (RunningService second = secondInstance();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<TestMarketplace> desks = List.of(market, market.at(second));
            List<Future<Answer>> replays = IntStream.range(0, REPLAYS_AT_ONCE)
                    .mapToObj(
                            i -> threads.submit(() -> desks.get(i % 2).operator.post(path + "/replay", "")))
                    .toList();
            for (Future<Answer> replay : replays) {
                answers.add(replay.get());
            }
        }

        assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 503);
        assertThat(answers).anyMatch(answer -> answer.status() == 200);
        List<ConsumerRecord<byte[], byte[]>> sent = sent(key);
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().value()).isEqualTo(letter.value());
        assertThat(sent.getFirst().headers()).hasSize(3);
        assertThat(sent.getFirst().headers().toArray())
                .containsExactlyElementsOf(List.of(letter.headers().toArray()).stream()
                        .filter(header -> !header.key().startsWith(MessageHeaders.DEAD_LETTER_PREFIX))
                        .toList());
        assertThat(market.operator.get(path).body().at("/letter/replays").asInt())
                .isEqualTo(1);
    }

    @Test
    void a_record_that_is_still_poison_when_it_is_replayed_is_another_letter() {
        String key = newKey();
        long id = write(market, unreadable(key));

        market.operator.post(path(id) + "/replay", "").expect(200);

        List<Long> ids = TestLetters.await(market, key, 2);
        assertThat(ids.getFirst()).isEqualTo(id);
        assertThat(open(ids.getLast()).text("/letter/state")).isEqualTo("OPEN");
        assertThat(open(id).text("/letter/state")).isEqualTo("REPLAYED");
    }

    @Test
    void a_record_that_its_topic_no_longer_takes_stays_a_letter_and_the_next_one_is_sent() {
        ProducerRecord<byte[], byte[]> large =
                new ProducerRecord<>(Topics.PAYMENT_EVENTS, bytes(newKey()), new byte[1_500_000]);
        String letter = path(write(market, TestLetters.of(large, "body over 262144 bytes")));

        Answer refused = market.operator.post(letter + "/replay", "");
        Answer next = market.operator.post(path(write(market, unreadable(newKey()))) + "/replay", "");

        assertThat(refused.expectProblem(OrderProblems.DEAD_LETTER_UNSENDABLE).text("/detail"))
                .contains("larger");
        assertThat(market.operator.get(letter).text("/letter/state")).isEqualTo("OPEN");
        assertThat(market.operator.get(letter).text("/value/content")).hasSize(256 * 1024);
        assertThat(next.expect(200).text("/state")).isEqualTo("REPLAYED");
    }

    private static RunningService secondInstance() {
        return RunningService.start(
                RunningService.sharedDatabase(),
                RunningService.sharedClock(),
                "spring.kafka.listener.auto-startup=false",
                "marketplace.relay.enabled=false");
    }

    private static List<ConsumerRecord<byte[], byte[]>> sent(String key) {
        return TopicRecords.of(
                Topics.PAYMENT_EVENTS, record -> record.key() != null && new String(record.key(), UTF_8).equals(key));
    }

    private Answer open(long id) {
        return market.operator.get(path(id)).expect(200);
    }

    private static String path(long id) {
        return "/v1/dead-letters/" + id;
    }

    private static String toldOf(Answer letter) {
        return "%s by %s: %s"
                .formatted(
                        letter.text("/letter/topic"),
                        letter.text("/letter/consumerGroup")
                                .replace(RunningService.sharedDatabase().name(), "us"),
                        letter.text("/letter/reason"));
    }
}
