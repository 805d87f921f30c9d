package marketplace.order.journal;

import static marketplace.order.journal.OrderEventMessages.wire;

import marketplace.contracts.OrderEventDetails;
import marketplace.order.model.AutomaticDelivery;
import marketplace.order.model.Order;
import marketplace.order.model.OrderEvent;
import org.jspecify.annotations.Nullable;

/** What the world is told that is particular to each event. Secrets, files and answers of forms stay here. */
final class OrderEventDetailsMapping {

    private OrderEventDetailsMapping() {}

    static OrderEventDetails details(Order after, OrderEvent event) {
        return switch (event) {
            case OrderEvent.OrderPlaced e -> new OrderEventDetails.OrderPlaced();
            case OrderEvent.OrderRepriced e ->
                new OrderEventDetails.OrderRepriced(
                        wire(e.before()), wire(e.after()), after.pricing().priceVersion(), e.reason());
            case OrderEvent.PaymentAttemptOpened e ->
                new OrderEventDetails.PaymentAttemptOpened(
                        e.attemptId(), e.priceVersion(), wire(e.amount()), e.expiresAt());
            case OrderEvent.OrderPaid e ->
                new OrderEventDetails.OrderPaid(e.captureId(), e.attemptId(), wire(e.amount()), e.capturedAt());
            case OrderEvent.StrayCaptureReceived e ->
                new OrderEventDetails.StrayCaptureReceived(
                        e.captureId(),
                        e.attemptId(),
                        wire(e.amount()),
                        e.capturedAt(),
                        e.cause().name());
            case OrderEvent.RequirementSubmitted e ->
                new OrderEventDetails.RequirementSubmitted(e.requirementVersion());
            case OrderEvent.RequirementEdited e -> new OrderEventDetails.RequirementEdited(e.requirementVersion());
            case OrderEvent.RequirementReturned e ->
                new OrderEventDetails.RequirementReturned(e.requirementVersion(), e.reason());
            case OrderEvent.ImplementationStarted e ->
                new OrderEventDetails.ImplementationStarted(e.requirementVersion());
            case OrderEvent.ImplementationCompleted e -> new OrderEventDetails.ImplementationCompleted(e.round());
            case OrderEvent.CompletionRejected e -> new OrderEventDetails.CompletionRejected(e.round(), e.reason());
            case OrderEvent.CompletionConfirmed e -> new OrderEventDetails.CompletionConfirmed(e.round());
            case OrderEvent.OrderCancelled e ->
                new OrderEventDetails.OrderCancelled(e.cause().name(), e.reason());
            case OrderEvent.RefundRequested e ->
                new OrderEventDetails.RefundRequested(e.refundId(), e.captureId(), wire(e.amount()), e.cause());
            case OrderEvent.RefundCompleted e ->
                new OrderEventDetails.RefundCompleted(e.refundId(), wire(e.amount()), onlyIf(e.paidTwice()));
            case OrderEvent.RefundFailed e ->
                new OrderEventDetails.RefundFailed(
                        e.refundId(), wire(e.amount()), e.reason(), e.tries() == 0 ? null : e.tries(), e.retryAt());
            case OrderEvent.DeadlineReminded e -> new OrderEventDetails.DeadlineReminded(e.deadlineId(), e.remindAt());
            case OrderEvent.DeliveryRequested e -> requested(e);
            case OrderEvent.DeliveryTroubled e -> new OrderEventDetails.DeliveryTroubled(e.code());
            case OrderEvent.OrderDelivered e -> new OrderEventDetails.OrderDelivered(e.reference());
            case OrderEvent.KeyIssued e ->
                new OrderEventDetails.KeyIssued(e.key().keyId(), e.key().secretSha256());
            case OrderEvent.KeyRotated e ->
                new OrderEventDetails.KeyRotated(
                        e.replacedKeyId(), e.key().keyId(), e.key().secretSha256());
            case OrderEvent.DeliveryRevoked e -> new OrderEventDetails.DeliveryRevoked(e.cause(), e.reference());
            case OrderEvent.DeliveryUndone e -> new OrderEventDetails.DeliveryUndone(e.reference());
            case OrderEvent.RefundAsked e ->
                new OrderEventDetails.RefundAsked(e.claim(), e.reason().name(), e.text(), wire(e.amount()));
            case OrderEvent.RefundAgreed e -> new OrderEventDetails.RefundAgreed(e.claim(), wire(e.amount()));
            case OrderEvent.RefundRefused e -> new OrderEventDetails.RefundRefused(e.claim(), e.reason());
            case OrderEvent.RefundWithdrawn e -> new OrderEventDetails.RefundWithdrawn(e.claim());
            case OrderEvent.RefundRetried e ->
                new OrderEventDetails.RefundRetried(e.refundId(), e.captureId(), wire(e.amount()), e.tries());
            case OrderEvent.RefundSettled e ->
                new OrderEventDetails.RefundSettled(e.refundId(), wire(e.amount()), onlyIf(e.paidTwice()));
            case OrderEvent.DisputeOpened e -> new OrderEventDetails.DisputeOpened(e.dispute(), e.by(), e.reason());
            case OrderEvent.EvidenceAdded e -> new OrderEventDetails.EvidenceAdded(e.dispute(), e.by());
            case OrderEvent.DisputeWithdrawn e -> new OrderEventDetails.DisputeWithdrawn(e.dispute());
            case OrderEvent.DisputeDecided e ->
                new OrderEventDetails.DisputeDecided(
                        e.dispute(), e.outcome().name(), e.refund() == null ? null : wire(e.refund()), e.reason());
            case OrderEvent.ExtensionProposed e ->
                new OrderEventDetails.ExtensionProposed(e.proposal(), e.by(), e.deadlineId(), e.dueAt(), e.reason());
            case OrderEvent.ExtensionAccepted e ->
                new OrderEventDetails.ExtensionAccepted(
                        e.proposal(), e.deadline().name(), e.before(), e.dueAt());
            case OrderEvent.ExtensionDeclined e -> new OrderEventDetails.ExtensionDeclined(e.proposal());
        };
    }

    private static OrderEventDetails requested(OrderEvent.DeliveryRequested e) {
        String method = e.delivery().method().name();
        return e.delivery() instanceof AutomaticDelivery.Image image
                ? new OrderEventDetails.DeliveryRequested(method, e.account(), image.imageId(), image.region())
                : new OrderEventDetails.DeliveryRequested(method, e.account(), null, null);
    }

    private static @Nullable Boolean onlyIf(boolean so) {
        return so ? Boolean.TRUE : null;
    }
}
