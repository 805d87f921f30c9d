package marketplace.order.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.OrderCommandMessage.RemindOfDeadline;
import marketplace.contracts.PaymentEventMessage.RefundCompleted;
import marketplace.contracts.PaymentEventMessage.RefundFailed;
import marketplace.contracts.Topics;
import marketplace.order.Answer;
import marketplace.order.RunningService;
import marketplace.order.TestMarketplace;
import marketplace.servers.TestClock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the running service publishes is what the AsyncAPI document says, headers included. */
class PublishedEventsTests {

    private static final long NEW_PRICE = 9_000;
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final TestMarketplace market = TestMarketplace.shared();
    private final TestClock clock = RunningService.sharedClock();
    private final EventSchemas schemas = new EventSchemas();

    @Test
    void every_event_of_every_type_is_as_the_document_says() {
        String fulfilled = fulfilled();
        ClaimStories claims = new ClaimStories(market, clock);
        Set<String> orders = Set.of(fulfilled, cancelled(), claims.disagreed(), claims.keyed(), claims.delivered());

        try (EventTape tape = new EventTape()) {
            Awaitility.await()
                    .untilAsserted(() -> assertThat(types(tape.of(orders))).isEqualTo(schemas.types()));

            assertThat(tape.everything().stream().flatMap(record -> schemas.errors(record).stream()))
                    .isEmpty();
        }
    }

    @Test
    void a_record_that_is_not_as_the_document_says_is_found() {
        String number = cancelled();

        try (EventTape tape = new EventTape()) {
            Awaitility.await().until(() -> !tape.of(Set.of(number)).isEmpty());

            ConsumerRecord<byte[], byte[]> record =
                    tape.of(Set.of(number)).values().iterator().next().getFirst();
            String body = EventTape.body(record);

            assertThat(schemas.errors(record)).isEmpty();
            assertThat(schemas.errors(like(record, body.replace("\"PENDING_PAYMENT\"", "7"))))
                    .isNotEmpty();
            assertThat(schemas.errors(like(record, body.replace("order.placed.v1", "order.paid.v1"))))
                    .isNotEmpty();
            assertThat(schemas.errors(like(record, body.replace("\"orderNumber\":\"0", "\"orderNumber\":\"1"))))
                    .isNotEmpty();
            record.headers().remove(MessageHeaders.SUBJECT);
            assertThat(schemas.errors(record)).isNotEmpty();
        }
    }

    /** An order to which everything happens but its cancellation. */
    private String fulfilled() {
        String number = market.place(market.productWithForm());
        String stale = market.openAttempt(number);
        market.press(market.provider, number, "reprice", TestMarketplace.price(NEW_PRICE), "traceparent", TRACE)
                .expect(200);
        String refund = "R-" + market.capture(number, stale, TestMarketplace.LIST_PRICE);
        awaitRefund(number, "REQUESTED");
        market.send(Topics.PAYMENT_EVENTS, new RefundFailed(number, refund, "f1", "account closed", clock.instant()));
        awaitRefund(number, "FAILED");
        market.send(Topics.PAYMENT_EVENTS, new RefundCompleted(number, refund, clock.instant()));
        awaitRefund(number, "REFUNDED");
        market.pay(number, NEW_PRICE);
        press(number, "submit-requirement", TestMarketplace.answers("db1"));
        press(number, "return-requirement", Map.of("reason", "which?"));
        press(number, "submit-requirement", TestMarketplace.answers("db2"));
        press(number, "edit-requirement", TestMarketplace.answers("db3"));
        remind(number);
        press(number, "start", market.starting(number));
        press(number, "complete", Map.of("completionInformation", "root / s3cret"));
        press(number, "reject-completion", Map.of("reason", "not it"));
        press(number, "complete", Map.of("completionInformation", "root / s3cret"));
        press(number, "confirm", "");
        return number;
    }

    private String cancelled() {
        String number = market.place(market.productWithoutForm());
        press(number, "cancel", Map.of("reason", "no need"));
        return number;
    }

    private void remind(String number) {
        Answer order = market.order(market.buyer, number);
        Instant due = Instant.parse(order.text("/running/dueAt"));
        Instant remindAt = due.minus(Duration.ofDays(3));
        clock.tick(Duration.between(clock.instant(), remindAt));
        market.send(
                Topics.ORDER_COMMANDS,
                new RemindOfDeadline(number, order.text("/running/deadlineId"), due, remindAt, clock.instant()));
        String before = order.header("ETag");
        Awaitility.await()
                .until(() -> !market.order(market.buyer, number).header("ETag").equals(before));
    }

    /** Whoever may press it does. */
    private void press(String number, String action, Object body) {
        Answer answer = market.press(market.buyer, number, action, body);
        (answer.status() == 403 ? market.press(market.provider, number, action, body) : answer).expect(200);
    }

    private void awaitRefund(String number, String state) {
        Awaitility.await()
                .until(() -> market.order(market.buyer, number)
                        .text("/refunds/0/state")
                        .equals(state));
    }

    private static Set<String> types(Map<String, List<ConsumerRecord<byte[], byte[]>>> records) {
        return records.values().stream()
                .flatMap(List::stream)
                .map(record -> new String(
                        record.headers().lastHeader(MessageHeaders.TYPE).value(), StandardCharsets.UTF_8))
                .collect(Collectors.toSet());
    }

    private static ConsumerRecord<byte[], byte[]> like(ConsumerRecord<byte[], byte[]> record, String body) {
        ConsumerRecord<byte[], byte[]> other = new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                body.getBytes(StandardCharsets.UTF_8));
        record.headers().forEach(other.headers()::add);
        return other;
    }
}
