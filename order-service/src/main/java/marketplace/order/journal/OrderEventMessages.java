package marketplace.order.journal;

import java.nio.charset.StandardCharsets;
import marketplace.contracts.MessageCodec;
import marketplace.contracts.OrderEventDetails;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.OrderEventType;
import marketplace.contracts.OrderSummary;
import marketplace.contracts.WireActor;
import marketplace.contracts.WireDeadline;
import marketplace.contracts.WireMoney;
import marketplace.order.model.Actor;
import marketplace.order.model.Deadline;
import marketplace.order.model.Money;
import marketplace.order.model.Order;
import marketplace.order.model.OrderEvent;
import marketplace.order.model.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** What the world is told of an event. Answers of forms, contact data and completion information stay here. */
final class OrderEventMessages {

    private static final MessageCodec CODEC = new MessageCodec();

    private OrderEventMessages() {}

    /** The body of the message. */
    static String encode(OrderEventMessage message) {
        return new String(CODEC.encode(message), StandardCharsets.UTF_8);
    }

    /**
     * The message about an event.
     *
     * @param after the order that the event made
     */
    static OrderEventMessage message(Order after, RecordedEvent recorded) {
        OrderEventDetails details = details(after, recorded.event());
        return new OrderEventMessage(
                after.number(),
                recorded.version(),
                OrderEventType.of(details).wireType(),
                recorded.at(),
                wire(recorded.actor()),
                summary(after),
                wire(after.clocks().running()),
                details);
    }

    private static OrderEventDetails details(Order after, OrderEvent event) {
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
            case OrderEvent.RefundCompleted e -> new OrderEventDetails.RefundCompleted(e.refundId(), wire(e.amount()));
            case OrderEvent.RefundFailed e ->
                new OrderEventDetails.RefundFailed(e.refundId(), wire(e.amount()), e.reason());
            case OrderEvent.DeadlineReminded e -> new OrderEventDetails.DeadlineReminded(e.deadlineId(), e.remindAt());
        };
    }

    private static OrderSummary summary(Order order) {
        return new OrderSummary(
                order.status().name(),
                order.identity().buyerId(),
                order.identity().providerId(),
                order.product().id(),
                order.product().name(),
                order.product().deliveryMethod().name(),
                order.product().requirementAsked(),
                wire(order.pricing().listPrice()),
                wire(order.pricing().price()),
                order.pricing().priceVersion(),
                order.milestones().purchasedAt(),
                order.milestones().completedAt());
    }

    private static @Nullable WireDeadline wire(@Nullable Deadline running) {
        return running == null
                ? null
                : new WireDeadline(
                        running.id(),
                        running.kind().name(),
                        running.startedAt(),
                        running.dueAt(),
                        running.kind().mustAct(),
                        running.kind().cancelCause() == null ? WireDeadline.Expiry.CONFIRM : WireDeadline.Expiry.CANCEL,
                        running.remindAt());
    }

    private static WireActor wire(Actor actor) {
        return new WireActor(actor.role(), actor.id());
    }

    private static WireMoney wire(Money money) {
        return new WireMoney(money.amount(), money.currency());
    }
}
