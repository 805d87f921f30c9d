package marketplace.stack.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import marketplace.contracts.OrderEventDetails.RefundRequested;
import marketplace.contracts.OrderEventDetails.RefundRetried;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.OrderEventType;
import marketplace.contracts.PaymentEventMessage;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.PaymentEventMessage.RefundCompleted;
import marketplace.contracts.PaymentEventMessage.RefundFailed;
import marketplace.contracts.WireMoney;
import org.jspecify.annotations.Nullable;

/** Takes money and gives it back. One thing at a time, so that nothing is done twice. */
final class PaymentPlatform {

    /** What it is asked for with. */
    static final Set<OrderEventType> HEARD = Set.of(OrderEventType.REFUND_REQUESTED, OrderEventType.REFUND_RETRIED);

    private final PlatformTopic<PaymentEventMessage> topic;
    private final SimulatorClock clock;
    private final PaymentLedger ledger = new PaymentLedger();
    private final Map<String, Integer> failNext = new ConcurrentHashMap<>();

    PaymentPlatform(PlatformTopic<PaymentEventMessage> topic, SimulatorClock clock) {
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

    /** Answers every try of a refund, once. */
    synchronized void hear(OrderEventMessage event) {
        switch (event.details()) {
            case RefundRequested request -> refund(event.orderNumber(), request.refundId(), 1);
            case RefundRetried again -> refund(event.orderNumber(), again.refundId(), again.tries());
            default -> {}
        }
    }

    /** So many next tries of the order's refunds will fail. Forgotten when the simulator stops. */
    void failNextRefunds(String orderNumber, int times) {
        failNext.put(orderNumber, times);
    }

    /** Completes the order's failed refunds, and tells which. */
    synchronized List<String> retryRefunds(String orderNumber) {
        List<RefundFailed> failed = ledger.failedRefunds(orderNumber);
        failed.forEach(refund -> publish(new RefundCompleted(orderNumber, refund.refundId(), clock.now())));
        return failed.stream().map(RefundFailed::refundId).toList();
    }

    private void refund(String orderNumber, String refundId, int tries) {
        String failureId = Integer.toString(tries);
        if (ledger.answered(orderNumber, refundId, failureId)) {
            return;
        }
        if (failNext.containsKey(orderNumber)) {
            publish(new RefundFailed(orderNumber, refundId, failureId, "the buyer's account is closed", clock.now()));
            failNext.computeIfPresent(orderNumber, (order, left) -> left > 1 ? left - 1 : null);
        } else {
            publish(new RefundCompleted(orderNumber, refundId, clock.now()));
        }
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
