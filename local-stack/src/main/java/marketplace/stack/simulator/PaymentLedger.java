package marketplace.stack.simulator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import marketplace.contracts.PaymentEventMessage;
import marketplace.contracts.PaymentEventMessage.PaymentCaptured;
import marketplace.contracts.PaymentEventMessage.RefundCompleted;
import marketplace.contracts.PaymentEventMessage.RefundFailed;

/** What the platform has done so far: exactly what stands on {@code payment.events}, so a restart reads it from there. */
final class PaymentLedger {

    private final Map<String, PaymentCaptured> captures = new HashMap<>();
    private final Map<Refund, RefundFailed> failedRefunds = new LinkedHashMap<>();
    private final Set<Refund> completedRefunds = new HashSet<>();
    private final Set<FailedTry> failedTries = new HashSet<>();

    synchronized void add(PaymentEventMessage event) {
        switch (event) {
            case PaymentCaptured captured -> captures.put(captured.captureId(), captured);
            case RefundCompleted completed -> {
                Refund refund = new Refund(completed.orderNumber(), completed.refundId());
                completedRefunds.add(refund);
                failedRefunds.remove(refund);
            }
            case RefundFailed failed -> {
                Refund refund = new Refund(failed.orderNumber(), failed.refundId());
                failedTries.add(new FailedTry(refund, failed.failureId()));
                failedRefunds.put(refund, failed);
            }
        }
    }

    synchronized Optional<PaymentCaptured> capture(String captureId) {
        return Optional.ofNullable(captures.get(captureId));
    }

    /** Whether the refund is done, or this try of it has failed. */
    synchronized boolean answered(String orderNumber, String refundId, String failureId) {
        Refund refund = new Refund(orderNumber, refundId);
        return completedRefunds.contains(refund) || failedTries.contains(new FailedTry(refund, failureId));
    }

    /** Refunds of the order that failed and were not completed since. */
    synchronized List<RefundFailed> failedRefunds(String orderNumber) {
        return failedRefunds.values().stream()
                .filter(refund -> refund.orderNumber().equals(orderNumber))
                .toList();
    }

    private record Refund(String orderNumber, String refundId) {}

    private record FailedTry(Refund refund, String failureId) {}
}
