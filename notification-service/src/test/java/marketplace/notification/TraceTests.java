package marketplace.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static marketplace.notification.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.MessageHeaders;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.Topics;
import marketplace.servers.CollectedSpan;
import marketplace.servers.Database;
import marketplace.servers.Servers;
import marketplace.servers.TestTrace;
import marketplace.servers.TraceCollector;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the service tells a collector of traces. It has a database and a consumer group that no other test has. */
@DirtiesContext
class TraceTests extends ServiceTest {

    private static final TraceCollector COLLECTOR = TraceCollector.start();
    private static final Database OWN = Servers.shared().freshDatabase();

    private final TestTrace trace = TestTrace.begun();
    private final OrderFixture order = order();

    @DynamicPropertySource
    static void traced(DynamicPropertyRegistry registry) {
        registry.add("spring.r2dbc.url", OWN::r2dbcUrl);
        registry.add("spring.r2dbc.username", OWN::user);
        registry.add("spring.r2dbc.password", OWN::password);
        registry.add("spring.flyway.url", OWN::jdbcUrl);
        registry.add("spring.kafka.consumer.group-id", OWN::name);
        registry.add("otel.exporter.otlp.endpoint", COLLECTOR::endpoint);
        registry.add("otel.bsp.schedule.delay", () -> "50");
    }

    @AfterEach
    void mailServerIsBack() {
        MAILS.comeBack();
    }

    @Test
    void an_event_its_notices_and_their_mails_are_one_trace() {
        String address = registered();

        tell(order.placed());

        CollectedSpan mail = COLLECTOR.await(trace, "send mail");
        CollectedSpan heard = COLLECTOR.await(trace, "process order.events");
        List<CollectedSpan> notices = COLLECTOR.await(trace, "write notice", 2);
        assertThat(heard.parent()).isEqualTo(trace.caller());
        assertThat(notices).extracting(CollectedSpan::parent).containsOnly(heard.id());
        assertThat(notices)
                .filteredOn(notice -> notice.id().equals(mail.parent()))
                .singleElement()
                .satisfies(
                        notice -> assertThat(notice.attributes()).containsEntry("marketplace.recipient.role", "BUYER"));
        assertThat(mail.kind()).isEqualTo("CLIENT");
        assertThat(mail.attributes())
                .containsEntry("marketplace.order", order.number())
                .containsEntry("marketplace.attempt", "1");
        assertThat(COLLECTOR.trace(trace).toString()).doesNotContain(address, order.buyer());
    }

    @Test
    void a_mail_that_cannot_be_sent_is_a_failure_with_its_code() {
        var _ = registered();
        MAILS.goAway();

        tell(order.placed());

        CollectedSpan mail = COLLECTOR.await(trace, "send mail");
        assertThat(mail.failed()).isTrue();
        assertThat(mail.attributes()).containsEntry("error.type", "SERVER_UNREACHABLE");
    }

    private String registered() {
        String address = order.buyer() + "@mail.example";
        as("buyer", order.buyer())
                .put()
                .uri("/v1/recipient")
                .bodyValue(Map.of("email", address, "locale", "en", "timeZone", "Europe/Paris"))
                .exchange()
                .expectStatus()
                .isOk();
        return address;
    }

    /** As the order service does for a request of this trace. */
    private void tell(OrderEventMessage event) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.ORDER_EVENTS, event.orderNumber().getBytes(UTF_8), new MessageCodec().encode(event));
        new MessageCodec()
                .headers(event, "/order-service")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        record.headers().add(MessageHeaders.TRACE_PARENT, trace.header().getBytes(UTF_8));
        kafka.send(record).join();
    }
}
