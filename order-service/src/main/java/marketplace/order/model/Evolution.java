package marketplace.order.model;

import java.time.Instant;
import java.util.List;
import marketplace.order.model.Extensions.Proposal;
import marketplace.order.model.Extensions.State;
import marketplace.order.model.Order.Cancellation;
import marketplace.order.model.Order.Milestones;
import marketplace.order.model.OrderEvent.OrderPlaced;
import marketplace.order.model.Payments.Attempt;
import marketplace.order.model.Payments.Capture;
import marketplace.order.model.Payments.Refund;
import org.jspecify.annotations.Nullable;

/** What events make of an order. Replaying an order's journal from the start gives the order as it stands. */
public final class Evolution {

    private Evolution() {}

    /**
     * The order after the event.
     *
     * @param order null before the first event
     * @throws IllegalStateException when the event is not the next one of this order
     */
    public static Order evolve(@Nullable Order order, RecordedEvent recorded) {
        if (recorded.version() != (order == null ? 1 : order.version() + 1)) {
            throw new IllegalStateException("version %d is not the next one".formatted(recorded.version()));
        }
        if (order != null) {
            return changed(order.with(recorded.version(), order.status()), recorded);
        }
        if (recorded.event() instanceof OrderPlaced placed) {
            return placed(placed, recorded.at());
        }
        throw new IllegalStateException("the first event of an order is that it was placed");
    }

    /**
     * The order that these events made.
     *
     * @param events all events of one order from the first on
     */
    public static @Nullable Order replay(List<RecordedEvent> events) {
        Order order = null;
        for (RecordedEvent event : events) {
            order = evolve(order, event);
        }
        return order;
    }

    /** The order after events that a command makes of it now. */
    public static Order evolve(Order order, List<OrderEvent> events, Actor actor, Instant now) {
        Order changed = order;
        for (OrderEvent event : events) {
            changed = evolve(changed, new RecordedEvent(changed.version() + 1, now, actor, event));
        }
        return changed;
    }

    private static Order placed(OrderPlaced placed, Instant at) {
        return new Order(
                placed.identity(),
                placed.product(),
                placed.terms(),
                1,
                OrderStatus.PENDING_PAYMENT,
                Pricing.initial(placed.product().listPrice()),
                Payments.NONE,
                null,
                Implementation.NOT_STARTED,
                Clocks.STOPPED.switchedTo(DeadlineKind.PAYMENT, placed.terms().deadlines(), 1, at),
                new Milestones(at, null, null),
                null,
                null,
                Claims.NONE,
                Extensions.NONE);
    }

    private static Order changed(Order order, RecordedEvent recorded) {
        Instant at = recorded.at();
        return switch (recorded.event()) {
            case OrderPlaced again -> throw new IllegalStateException("an order is placed once");
            case OrderEvent.OrderRepriced e ->
                order.with(order.pricing()
                        .repriced(new Pricing.Repricing(
                                e.before(), e.after(), at, recorded.actor().id(), e.reason())));
            case OrderEvent.PaymentAttemptOpened e ->
                order.with(order.payments()
                        .opened(new Attempt(e.attemptId(), e.priceVersion(), e.amount(), e.expiresAt())));
            case OrderEvent.OrderPaid e -> paid(order, e, at);
            case OrderEvent.StrayCaptureReceived e ->
                order.with(order.payments()
                        .captured(new Capture(e.captureId(), e.attemptId(), e.amount(), e.capturedAt(), false)));
            case OrderEvent.RequirementSubmitted e ->
                moved(order, OrderStatus.AWAITING_START, DeadlineKind.START, at)
                        .with(new Requirement(e.requirementVersion(), e.answers(), e.attachments(), at, null));
            case OrderEvent.RequirementEdited e ->
                order.with(new Requirement(e.requirementVersion(), e.answers(), e.attachments(), at, null));
            case OrderEvent.RequirementReturned e -> returned(order, e, at);
            case OrderEvent.ImplementationStarted e ->
                stopped(order, OrderStatus.IN_PROGRESS, at)
                        .with(order.implementation().started(at));
            case OrderEvent.ImplementationCompleted e ->
                moved(order, OrderStatus.AWAITING_CONFIRMATION, DeadlineKind.CONFIRMATION, at)
                        .with(order.implementation().done(at, e.sealedInformation(), e.attachments()));
            case OrderEvent.CompletionRejected e ->
                stopped(order, OrderStatus.IN_PROGRESS, at)
                        .with(order.implementation().rejected(at, e.reason()));
            case OrderEvent.CompletionConfirmed e ->
                stopped(order, OrderStatus.COMPLETED, at)
                        .with(order.milestones().completed(at))
                        .with(order.claims().superseded(at));
            case OrderEvent.OrderCancelled e ->
                stopped(order, OrderStatus.CANCELLED, at)
                        .with(new Cancellation(e.cause(), e.reason(), at))
                        .with(order.claims().superseded(at));
            case OrderEvent.RefundRequested e ->
                order.with(order.payments()
                        .refundRequested(Refund.requested(e.refundId(), e.captureId(), e.amount(), e.cause())));
            case OrderEvent.RefundCompleted e ->
                order.with(order.payments().refundChanged(e.refundId(), refund -> refund.completed(e.paidTwice())));
            case OrderEvent.RefundFailed e ->
                order.with(order.payments().refundChanged(e.refundId(), refund -> refund.failed(e.reason(), at)));
            case OrderEvent.RefundRetried e ->
                order.with(order.payments().refundChanged(e.refundId(), Refund::retried));
            case OrderEvent.RefundSettled e ->
                order.with(order.payments()
                        .refundChanged(e.refundId(), refund -> refund.settled(e.note(), e.paidTwice())));
            case OrderEvent.DeadlineReminded e -> order.with(order.clocks().reminded(e.remindAt()));
            case OrderEvent.DeliveryRequested e -> order.with(Delivery.requested(at));
            case OrderEvent.DeliveryTroubled e -> order.with(delivery(order).troubled(e.code()));
            case OrderEvent.OrderDelivered e -> delivered(order, e.reference(), e.sealedInformation(), at);
            case OrderEvent.KeyIssued e ->
                delivered(order, e.key().keyId(), e.key().sealedInformation(), at);
            case OrderEvent.KeyRotated e -> rotated(order, e.key(), at);
            case OrderEvent.DeliveryRevoked e -> order.with(delivery(order).revoked(at));
            case OrderEvent.DeliveryUndone e -> order.with(delivery(order).undone(at));
            case OrderEvent.RefundAsked e -> ClaimEvolution.asked(order, e, at);
            case OrderEvent.RefundAgreed e -> ClaimEvolution.agreed(order, recorded.actor(), at);
            case OrderEvent.RefundRefused e -> ClaimEvolution.refused(order, e, at);
            case OrderEvent.RefundWithdrawn e -> ClaimEvolution.withdrawn(order, at);
            case OrderEvent.DisputeOpened e -> ClaimEvolution.disputed(order, e, at);
            case OrderEvent.EvidenceAdded e ->
                order.with(order.claims().with(new Dispute.Evidence(e.by(), e.text(), e.attachments(), at)));
            case OrderEvent.DisputeWithdrawn e ->
                ClaimEvolution.settled(order, new Dispute.End(Dispute.Outcome.WITHDRAWN, null, null, at));
            case OrderEvent.DisputeDecided e ->
                ClaimEvolution.settled(order, new Dispute.End(e.outcome(), e.refund(), e.reason(), at));
            case OrderEvent.ExtensionProposed e ->
                order.with(order.extensions()
                        .proposed(new Proposal(
                                e.proposal(), e.by(), e.deadlineId(), e.dueAt(), e.reason(), at, State.OPEN)));
            case OrderEvent.ExtensionAccepted e ->
                order.with(order.extensions().ended(State.ACCEPTED))
                        .with(order.clocks().extended(e.dueAt(), order.terms().deadlines(), order.version(), at));
            case OrderEvent.ExtensionDeclined e -> order.with(order.extensions().ended(State.DECLINED));
        };
    }

    private static Order paid(Order order, OrderEvent.OrderPaid e, Instant at) {
        return afterPayment(order, at)
                .with(order.payments()
                        .captured(new Capture(e.captureId(), e.attemptId(), e.amount(), e.capturedAt(), true)))
                .with(order.milestones().paid(at));
    }

    private static Order afterPayment(Order order, Instant at) {
        if (order.product().delivery() != null) {
            return moved(order, OrderStatus.DELIVERING, DeadlineKind.DELIVERY, at);
        }
        return order.product().requirementAsked()
                ? moved(order, OrderStatus.AWAITING_REQUIREMENT, DeadlineKind.REQUIREMENT, at)
                : moved(order, OrderStatus.AWAITING_START, DeadlineKind.START, at);
    }

    /** What is claimed goes on: only the clock of the delivery ends. */
    private static Order delivered(Order order, String reference, String sealed, Instant at) {
        return order.with(order.version(), OrderStatus.COMPLETED)
                .with(order.clocks().without(DeadlineKind.DELIVERY, at))
                .with(order.milestones().completed(at))
                .with(delivery(order).delivered(at, reference, sealed));
    }

    private static Order rotated(Order order, IssuedKey key, Instant at) {
        Delivery delivery = delivery(order);
        KeyRotations limit = order.terms().limits().keyRotations();
        return order.with(
                delivery.replaced(key.keyId(), key.sealedInformation(), limit.countedWith(delivery.rotatedAt(), at)));
    }

    private static Delivery delivery(Order order) {
        Delivery delivery = order.delivery();
        if (delivery == null) {
            throw new IllegalStateException("nothing is delivered by itself");
        }
        return delivery;
    }

    private static Order returned(Order order, OrderEvent.RequirementReturned e, Instant at) {
        Requirement requirement = order.requirement();
        if (requirement == null) {
            throw new IllegalStateException("only a submitted requirement is returned");
        }
        return moved(order, OrderStatus.AWAITING_REQUIREMENT, DeadlineKind.REQUIREMENT, at)
                .with(requirement.returned(e.reason()));
    }

    private static Order moved(Order order, OrderStatus status, DeadlineKind clock, Instant at) {
        return order.with(order.version(), status)
                .with(order.clocks().switchedTo(clock, order.terms().deadlines(), order.version(), at));
    }

    private static Order stopped(Order order, OrderStatus status, Instant at) {
        return order.with(order.version(), status).with(order.clocks().stoppedAt(at));
    }
}
