package marketplace.stack.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import marketplace.contracts.OrderEventDetails.RefundRequested;
import marketplace.contracts.PaymentEventMessage;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.PaymentEventMessage.RefundCompleted;
import marketplace.contracts.PaymentEventMessage.RefundFailed;
import marketplace.contracts.WireMoney;
import org.jspecify.annotations.Nullable;

/** Takes money and gives it back. One thing at a time, so that nothing is done twice. */
final class PaymentPlatform {

    private final PaymentTopic topic;
    private final SimulatorClock clock;
    private final PaymentLedger ledger = new PaymentLedger();
    private final Set<String> failNext = ConcurrentHashMap.newKeySet();

    PaymentPlatform(PaymentTopic topic, SimulatorClock clock) {
        this.topic = topic;
        this.clock = clock;
        topic.readAll(ledger::add);
    }

    /** What the buyer pays with. */
    record Payment(String orderNumber, String attemptId, WireMoney amount) {}

    /**
     * Takes the money, once per key.
     *
     * @param key what the caller repeats when it has got no answer; without one, every call takes the money
     */
    synchronized PaymentCaptured pay(Payment payment, @Nullable String key) {
        String captureId = "cap-" + (key == null ? UUID.randomUUID() : named(payment.orderNumber() + " " + key));
        return ledger.capture(captureId).orElseGet(() -> capture(payment, captureId));
    }

    /** Answers a request for a refund, once. */
    synchronized void refund(String orderNumber, RefundRequested request) {
        if (ledger.answered(orderNumber, request.refundId())) {
            return;
        }
        if (failNext.contains(orderNumber)) {
            publish(new RefundFailed(
                    orderNumber, request.refundId(), "1", "the buyer's account is closed", clock.now()));
            failNext.remove(orderNumber);
        } else {
            publish(new RefundCompleted(orderNumber, request.refundId(), clock.now()));
        }
    }

    /** The order's next refund will fail. Forgotten when the simulator stops. */
    void failNextRefund(String orderNumber) {
        failNext.add(orderNumber);
    }

    /** Completes the order's failed refunds, and tells which. */
    synchronized List<String> retryRefunds(String orderNumber) {
        List<RefundFailed> failed = ledger.failedRefunds(orderNumber);
        failed.forEach(refund -> publish(new RefundCompleted(orderNumber, refund.refundId(), clock.now())));
        return failed.stream().map(RefundFailed::refundId).toList();
    }

    private PaymentCaptured capture(Payment payment, String captureId) {
        PaymentCaptured captured = new PaymentCaptured(
                payment.orderNumber(), captureId, payment.attemptId(), payment.amount(), clock.now());
        publish(captured);
        return captured;
    }

    private void publish(PaymentEventMessage event) {
        topic.publish(event);
        ledger.add(event);
    }

    private static UUID named(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
