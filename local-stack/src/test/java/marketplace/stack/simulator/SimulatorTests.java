package marketplace.stack.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import marketplace.contracts.PaymentEventMessage;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.PaymentEventMessage.RefundCompleted;
import marketplace.contracts.PaymentEventMessage.RefundFailed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorTests {

    private final String order = "order-" + UUID.randomUUID();
    private final OrderTopics topics = new OrderTopics();

    @TempDir
    Path directory;

    private SimulatorFixture simulator;

    @BeforeEach
    void start() throws Exception {
        topics.create();
        simulator = SimulatorFixture.start(directory);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aPaymentIsCapturedOncePerKey() throws Exception {
        simulator.pays(order, "key-1");
        simulator.pays(order, "key-1");
        simulator.pays(order, "key-2");

        List<PaymentEventMessage> told = topics.payments(order);
        assertThat(told).hasSize(2).allSatisfy(event -> assertThat(event).isInstanceOf(PaymentCaptured.class));
        assertThat(told).extracting(PaymentEventMessage::messageId).doesNotHaveDuplicates();
    }

    @Test
    void aRefundIsAnsweredOnceHoweverOftenItIsAskedFor() throws Exception {
        topics.askForRefund(order, "refund-1");
        topics.askForRefund(order, "refund-1");
        topics.askForRefund(order, "refund-2");

        await().untilAsserted(() -> assertThat(refunds()).containsExactly("refund-1", "refund-2"));
    }

    @Test
    void aRestartNeitherForgetsNorRepeats() throws Exception {
        simulator.pays(order, "key-1");
        topics.askForRefund(order, "refund-1");
        await().until(() -> refunds().size() == 1);

        simulator.close();
        topics.askForRefund(order, "refund-1");
        topics.askForRefund(order, "refund-2");
        simulator = SimulatorFixture.start(directory);
        simulator.pays(order, "key-1");

        await().untilAsserted(() -> assertThat(refunds()).containsExactly("refund-1", "refund-2"));
        assertThat(topics.payments(order)).hasSize(3);
    }

    @Test
    void aRefundFailsWhenToldSoAndIsCompletedOnRetry() throws Exception {
        simulator.post("/refunds/%s/fail-next".formatted(order), null);
        topics.askForRefund(order, "refund-1");
        await().untilAsserted(() -> assertThat(topics.payments(order)).hasOnlyElementsOfType(RefundFailed.class));

        assertThat(simulator.post("/refunds/%s/retry".formatted(order), null)).contains("refund-1");

        assertThat(topics.payments(order)).last().isInstanceOf(RefundCompleted.class);
        assertThat(simulator.post("/refunds/%s/retry".formatted(order), null)).contains("not-found");
    }

    @Test
    void aRefundFailsAsOftenAsItIsToldToAndEachTryIsAnsweredOnce() throws Exception {
        simulator.post("/refunds/%s/fail-next?times=2".formatted(order), null);

        topics.askForRefund(order, "refund-1");
        topics.askForRefund(order, "refund-1");
        topics.askForRefundAgain(order, "refund-1", 2);
        topics.askForRefundAgain(order, "refund-1", 2);
        topics.askForRefundAgain(order, "refund-1", 3);
        topics.askForRefundAgain(order, "refund-1", 3);

        await().untilAsserted(() -> assertThat(topics.payments(order))
                .extracting(PaymentEventMessage::messageId)
                .containsExactly("refund-1-failed-1", "refund-1-failed-2", "refund-1-completed"));
    }

    @Test
    void refusesToFailInWaysThatItDoesNotKnow() throws Exception {
        for (String query : List.of("times=0", "times=101", "times=two", "times=", "permanent=maybe", "how=badly")) {
            assertThat(simulator.post("/refunds/%s/fail-next?%s".formatted(order, query), null))
                    .as(query)
                    .contains("malformed-request");
        }
    }

    @Test
    void itsTimeMovesAndStaysMoved() throws Exception {
        simulator.put("/sandbox/clock", "{\"offset\":\"PT360H1M\"}");

        simulator.close();
        simulator = SimulatorFixture.start(directory);
        simulator.pays(order, "key-1");

        assertThat(topics.payments(order))
                .singleElement()
                .satisfies(event -> assertThat(event.occurredAt())
                        .isEqualTo(SimulatorFixture.NOW.plus(Duration.parse("PT360H1M"))));
    }

    @Test
    void everyMailIsCaught() throws Exception {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", Integer.toString(simulator.smtpPort()));
        MimeMessage mail = new MimeMessage(Session.getInstance(settings));
        mail.setRecipients(RecipientType.TO, "alice@example.com");
        mail.setSubject("订单已完成", "UTF-8");
        mail.setText("您已确认", "UTF-8");

        Transport.send(mail);

        assertThat(simulator.get("/mails")).contains("alice@example.com", "订单已完成", "您已确认");
    }

    private List<String> refunds() {
        return topics.payments(order).stream()
                .filter(RefundCompleted.class::isInstance)
                .map(event -> ((RefundCompleted) event).refundId())
                .toList();
    }
}
