package marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.Topics;
import marketplace.contracts.WireMoney;
import marketplace.platform.kafka.ReceivedMessages;
import marketplace.servers.CollectedSpan;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestClock;
import marketplace.servers.TestTrace;
import marketplace.servers.TraceCollector;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the service tells a collector of traces, and what it hands on. */
class TraceTests {

    private static final TraceCollector COLLECTOR = TraceCollector.start();
    private static final Database DATABASE = Servers.shared().freshDatabase();
    private static final TestClock CLOCK = new TestClock();
    private static final RunningService SERVICE = RunningService.start(
            DATABASE, CLOCK, "otel.exporter.otlp.endpoint=" + COLLECTOR.endpoint(), "otel.bsp.schedule.delay=50");

    private final TestMarketplace market = new TestMarketplace(SERVICE, CLOCK);
    private final TestTrace trace = TestTrace.begun();

    @AfterAll
    static void stop() {
        SERVICE.close();
        COLLECTOR.close();
    }

    @Test
    void a_request_its_command_the_event_and_who_hears_it_are_one_trace() {
        String number = place(market);

        CollectedSpan request = COLLECTOR.await(trace, "POST /v1/orders");
        CollectedSpan command = COLLECTOR.await(trace, "command PlaceOrder");
        CollectedSpan sent = COLLECTOR.await(trace, "send order.events");
        CollectedSpan heard = COLLECTOR.await(trace, "process order.events");
        assertThat(List.of(request.parent(), command.parent(), sent.parent(), heard.parent()))
                .containsExactly(trace.caller(), request.id(), command.id(), sent.id());
        assertThat(List.of(request.kind(), command.kind(), sent.kind(), heard.kind()))
                .containsExactly("SERVER", "INTERNAL", "PRODUCER", "CONSUMER");
        assertThat(command.attributes())
                .containsEntry("marketplace.order", number)
                .containsEntry("marketplace.outcome", "accepted")
                .containsEntry("marketplace.batch.size", "1");
        assertThat(journaled(DATABASE, number)).containsExactly(trace.header(command));
        assertThat(COLLECTOR.trace(trace).toString()).doesNotContain("Li Lei", "138 0000");
    }

    @Test
    void what_the_payment_platform_tells_goes_on_in_the_trace_it_came_in() {
        String number = market.place(market.productWithoutForm());
        PaymentCaptured captured = new PaymentCaptured(
                number,
                "C-" + UUID.randomUUID(),
                market.openAttempt(number),
                new WireMoney(TestMarketplace.LIST_PRICE, "CNY"),
                CLOCK.instant());
        ProducerRecord<byte[], byte[]> record = TestMarketplace.record(Topics.PAYMENT_EVENTS, captured);
        record.headers().add(MessageHeaders.TRACE_PARENT, bytes(trace.header()));

        market.send(record);

        CollectedSpan heard = COLLECTOR.await(trace, "process payment.events");
        CollectedSpan command = COLLECTOR.await(trace, "command RecordCapture");
        CollectedSpan sent = COLLECTOR.await(trace, "send order.events");
        assertThat(List.of(heard.parent(), command.parent(), sent.parent()))
                .containsExactly(trace.caller(), heard.id(), command.id());
        assertThat(heard.attributes())
                .containsEntry("cloudevents.event_type", captured.type())
                .containsEntry("marketplace.order", number);
    }

    @Test
    void a_refusal_is_told_by_its_code_and_is_no_failure() {
        String number = market.place(market.productWithoutForm());
        market.press(market.buyer, number, "cancel", Map.of("reason", "no need"))
                .expect(200);

        market.press(market.buyer, number, "open-payment-attempt", "", MessageHeaders.TRACE_PARENT, trace.header())
                .expect(409);

        CollectedSpan request = COLLECTOR.await(trace, "POST /v1/orders/{number}/open-payment-attempt");
        CollectedSpan command = COLLECTOR.await(trace, "command OpenPaymentAttempt");
        assertThat(request.attributes()).containsEntry("http.response.status_code", "409");
        assertThat(command.attributes())
                .containsEntry("marketplace.outcome", "refused")
                .containsKey("marketplace.refusal");
        assertThat(List.of(request.failed(), command.failed())).containsOnly(false);
    }

    @Test
    void without_a_collector_the_trace_context_goes_through_unchanged() {
        TestMarketplace untraced = TestMarketplace.shared();

        String number = place(untraced);

        assertThat(journaled(RunningService.sharedDatabase(), number)).containsExactly(trace.header());
        Awaitility.await()
                .untilAsserted(() -> assertThat(TopicRecords.of(
                                Topics.ORDER_EVENTS,
                                record -> new String(record.key(), StandardCharsets.UTF_8).equals(number)))
                        .extracting(record -> ReceivedMessages.header(record, MessageHeaders.TRACE_PARENT))
                        .containsExactly(trace.header()));
        assertThat(COLLECTOR.trace(trace))
                .noneMatch(
                        span -> span.name().startsWith("command") || span.name().startsWith("send"));
    }

    private String place(TestMarketplace at) {
        return at.buyer
                .post(
                        "/v1/orders",
                        TestMarketplace.placing(at.productWithoutForm()),
                        "Idempotency-Key",
                        UUID.randomUUID().toString(),
                        MessageHeaders.TRACE_PARENT,
                        trace.header())
                .expect(201)
                .text("/orderNumber");
    }

    private static List<String> journaled(Database database, String number) {
        try (TestSql sql = new TestSql(database)) {
            return sql.rows("select trace_parent from journal where order_number = '%s'".formatted(number));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
