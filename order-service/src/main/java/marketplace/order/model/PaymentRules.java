package marketplace.order.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import marketplace.order.model.OrderCommand.OpenPaymentAttempt;
import marketplace.order.model.OrderCommand.RecordCapture;
import marketplace.order.model.OrderCommand.RecordRefundCompleted;
import marketplace.order.model.OrderCommand.RecordRefundFailed;
import marketplace.order.model.OrderCommand.RetryFailedRefund;
import marketplace.order.model.OrderCommand.RetryRefund;
import marketplace.order.model.OrderCommand.SettleRefund;
import marketplace.order.model.OrderEvent.DeliveryRequested;
import marketplace.order.model.OrderEvent.OrderPaid;
import marketplace.order.model.OrderEvent.PaymentAttemptOpened;
import marketplace.order.model.OrderEvent.RefundCompleted;
import marketplace.order.model.OrderEvent.RefundFailed;
import marketplace.order.model.OrderEvent.RefundRequested;
import marketplace.order.model.OrderEvent.RefundRetried;
import marketplace.order.model.OrderEvent.RefundSettled;
import marketplace.order.model.OrderEvent.StrayCaptureReceived;
import marketplace.order.model.OrderEvent.StrayCause;
import marketplace.order.model.Payments.Attempt;
import marketplace.order.model.Payments.Capture;
import marketplace.order.model.Payments.Refund;
import marketplace.order.model.Payments.RefundState;
import org.jspecify.annotations.Nullable;

/** Money in and out (rule 5): a capture pays the price version that its attempt was opened for, or goes back in full. */
final class PaymentRules {

    private static final Set<RefundState> FAILED = Set.of(RefundState.FAILED);
    private static final Set<RefundState> TO_SETTLE = Set.of(RefundState.FAILED, RefundState.PAID_TWICE);

    private PaymentRules() {}

    static Decision open(Order order, OpenPaymentAttempt command, Instant now) {
        OrderLimits limits = order.terms().limits();
        if (order.payments().attempts().size() >= limits.paymentAttempts()) {
            return Decision.refused(
                    RefusalReason.LIMIT_REACHED,
                    "at most %d payment attempts for one order".formatted(limits.paymentAttempts()));
        }
        Pricing pricing = order.pricing();
        return Decision.accepted(new PaymentAttemptOpened(
                command.attemptId(), pricing.priceVersion(), pricing.price(), now.plus(limits.paymentAttempt())));
    }

    static Decision record(Order order, RecordCapture command) {
        if (order.payments().hasCapture(command.captureId())) {
            return Decision.refused(RefusalReason.ALREADY_RECORDED, "this capture is recorded");
        }
        StrayCause stray = strayCause(order, command);
        if (stray == null) {
            return paid(order, command);
        }
        return Decision.accepted(
                new StrayCaptureReceived(
                        command.captureId(), command.attemptId(), command.amount(), command.capturedAt(), stray),
                refundOf(command.captureId(), command.amount(), stray.name()));
    }

    private static Decision paid(Order order, RecordCapture command) {
        OrderPaid paid =
                new OrderPaid(command.captureId(), command.attemptId(), command.amount(), command.capturedAt());
        AutomaticDelivery delivery = order.product().delivery();
        return delivery == null
                ? Decision.accepted(paid)
                : Decision.accepted(
                        paid, new DeliveryRequested(delivery, order.identity().buyerId()));
    }

    static Decision refundCompleted(Order order, RecordRefundCompleted command) {
        Refund refund = order.payments().refund(command.refundId()).orElse(null);
        if (refund == null) {
            return unknownRefund();
        }
        return switch (refund.state()) {
            case REQUESTED, FAILED -> Decision.accepted(new RefundCompleted(refund.id(), refund.amount(), false));
            case SETTLED -> Decision.accepted(new RefundCompleted(refund.id(), refund.amount(), true));
            case REFUNDED, PAID_TWICE -> done();
        };
    }

    /** A failure is told once; the next one is that of another try. */
    static Decision refundFailed(Order order, RecordRefundFailed command, Instant now) {
        Refund refund = order.payments().refund(command.refundId()).orElse(null);
        if (refund == null) {
            return unknownRefund();
        }
        return switch (refund.state()) {
            case REQUESTED -> Decision.accepted(failure(order, refund.failed(command.reason(), now)));
            case FAILED -> Decision.refused(RefusalReason.ALREADY_RECORDED, "this failure is known");
            case REFUNDED, SETTLED, PAID_TWICE -> done();
        };
    }

    private static RefundFailed failure(Order order, Refund failed) {
        return new RefundFailed(
                failed.id(),
                failed.amount(),
                Objects.requireNonNull(failed.failure()),
                failed.tries(),
                order.terms().claims().refundRetries().next(failed).orElse(null));
    }

    /** The refund of a capture, or of part of it. Its id follows from the capture's, so there can never be two. */
    static RefundRequested refundOf(Capture capture, Money amount, String cause) {
        return refundOf(capture.id(), amount, cause);
    }

    static Decision retry(Order order, RetryRefund command) {
        return in(FAILED, order, command.refundId(), PaymentRules::again);
    }

    /** Of its own accord: once for each failure, however often it is asked for. */
    static Decision retry(Order order, RetryFailedRefund command) {
        return in(
                FAILED,
                order,
                command.refundId(),
                refund -> refund.tries() == command.tries()
                        ? again(refund)
                        : Decision.refused(RefusalReason.ALREADY_RECORDED, "this failure was answered before"));
    }

    static Decision settle(Order order, SettleRefund command) {
        return in(
                TO_SETTLE,
                order,
                command.refundId(),
                refund -> Decision.accepted(new RefundSettled(
                        refund.id(), refund.amount(), command.note(), refund.state() == RefundState.PAID_TWICE)));
    }

    private static Decision in(Set<RefundState> states, Order order, String refundId, Function<Refund, Decision> then) {
        Refund refund = order.payments().refund(refundId).orElse(null);
        if (refund == null) {
            return unknownRefund();
        }
        return states.contains(refund.state())
                ? then.apply(refund)
                : Decision.refused(
                        RefusalReason.REFUND_NOT_FAILED, "refund %s is %s".formatted(refund.id(), refund.state()));
    }

    private static Decision again(Refund refund) {
        return Decision.accepted(
                new RefundRetried(refund.id(), refund.captureId(), refund.amount(), refund.tries() + 1));
    }

    private static RefundRequested refundOf(String captureId, Money amount, String cause) {
        return new RefundRequested("R-" + captureId, captureId, amount, cause);
    }

    private static @Nullable StrayCause strayCause(Order order, RecordCapture command) {
        if (order.status() == OrderStatus.CANCELLED) {
            return StrayCause.ORDER_CANCELLED;
        }
        if (order.status() != OrderStatus.PENDING_PAYMENT) {
            return StrayCause.ALREADY_PAID;
        }
        Attempt attempt = order.payments().attempt(command.attemptId()).orElse(null);
        if (attempt == null) {
            return StrayCause.UNKNOWN_ATTEMPT;
        }
        if (attempt.priceVersion() != order.pricing().priceVersion()) {
            return StrayCause.VOID_ATTEMPT;
        }
        if (!attempt.amount().currency().equals(command.amount().currency())) {
            return StrayCause.WRONG_CURRENCY;
        }
        if (!attempt.amount().equals(command.amount())) {
            return StrayCause.WRONG_AMOUNT;
        }
        return attempt.isExpiredAt(command.capturedAt()) ? StrayCause.EXPIRED_ATTEMPT : null;
    }

    private static Decision done() {
        return Decision.refused(RefusalReason.ALREADY_RECORDED, "this refund is done");
    }

    private static Decision unknownRefund() {
        return Decision.refused(RefusalReason.REFUND_UNKNOWN, "this order has no such refund");
    }
}
