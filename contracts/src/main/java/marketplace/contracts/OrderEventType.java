package marketplace.contracts;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every type of event on {@link Topics#ORDER_EVENTS} with the shape of its details. */
public enum OrderEventType {
    PLACED("order.placed.v1", OrderEventDetails.OrderPlaced.class),
    REPRICED("order.repriced.v1", OrderEventDetails.OrderRepriced.class),
    PAYMENT_ATTEMPT_OPENED("order.payment-attempt-opened.v1", OrderEventDetails.PaymentAttemptOpened.class),
    PAID("order.paid.v1", OrderEventDetails.OrderPaid.class),
    STRAY_CAPTURE_RECEIVED("order.stray-capture-received.v1", OrderEventDetails.StrayCaptureReceived.class),
    REQUIREMENT_SUBMITTED("order.requirement-submitted.v1", OrderEventDetails.RequirementSubmitted.class),
    REQUIREMENT_EDITED("order.requirement-edited.v1", OrderEventDetails.RequirementEdited.class),
    REQUIREMENT_RETURNED("order.requirement-returned.v1", OrderEventDetails.RequirementReturned.class),
    IMPLEMENTATION_STARTED("order.implementation-started.v1", OrderEventDetails.ImplementationStarted.class),
    IMPLEMENTATION_COMPLETED("order.implementation-completed.v1", OrderEventDetails.ImplementationCompleted.class),
    COMPLETION_REJECTED("order.completion-rejected.v1", OrderEventDetails.CompletionRejected.class),
    COMPLETION_CONFIRMED("order.completion-confirmed.v1", OrderEventDetails.CompletionConfirmed.class),
    CANCELLED("order.cancelled.v1", OrderEventDetails.OrderCancelled.class),
    REFUND_REQUESTED("order.refund-requested.v1", OrderEventDetails.RefundRequested.class),
    REFUND_COMPLETED("order.refund-completed.v1", OrderEventDetails.RefundCompleted.class),
    REFUND_FAILED("order.refund-failed.v1", OrderEventDetails.RefundFailed.class),
    DEADLINE_REMINDED("order.deadline-reminded.v1", OrderEventDetails.DeadlineReminded.class),
    DELIVERY_REQUESTED("order.delivery-requested.v1", OrderEventDetails.DeliveryRequested.class),
    DELIVERY_TROUBLED("order.delivery-troubled.v1", OrderEventDetails.DeliveryTroubled.class),
    DELIVERED("order.delivered.v1", OrderEventDetails.OrderDelivered.class),
    KEY_ISSUED("order.key-issued.v1", OrderEventDetails.KeyIssued.class),
    KEY_ROTATED("order.key-rotated.v1", OrderEventDetails.KeyRotated.class),
    DELIVERY_REVOKED("order.delivery-revoked.v1", OrderEventDetails.DeliveryRevoked.class),
    DELIVERY_UNDONE("order.delivery-undone.v1", OrderEventDetails.DeliveryUndone.class),
    REFUND_ASKED("order.refund-asked.v1", OrderEventDetails.RefundAsked.class),
    REFUND_AGREED("order.refund-agreed.v1", OrderEventDetails.RefundAgreed.class),
    REFUND_REFUSED("order.refund-refused.v1", OrderEventDetails.RefundRefused.class),
    REFUND_WITHDRAWN("order.refund-withdrawn.v1", OrderEventDetails.RefundWithdrawn.class),
    REFUND_RETRIED("order.refund-retried.v1", OrderEventDetails.RefundRetried.class),
    REFUND_SETTLED("order.refund-settled.v1", OrderEventDetails.RefundSettled.class),
    DISPUTE_OPENED("order.dispute-opened.v1", OrderEventDetails.DisputeOpened.class),
    EVIDENCE_ADDED("order.evidence-added.v1", OrderEventDetails.EvidenceAdded.class),
    DISPUTE_WITHDRAWN("order.dispute-withdrawn.v1", OrderEventDetails.DisputeWithdrawn.class),
    DISPUTE_DECIDED("order.dispute-decided.v1", OrderEventDetails.DisputeDecided.class),
    EXTENSION_PROPOSED("order.extension-proposed.v1", OrderEventDetails.ExtensionProposed.class),
    EXTENSION_ACCEPTED("order.extension-accepted.v1", OrderEventDetails.ExtensionAccepted.class),
    EXTENSION_DECLINED("order.extension-declined.v1", OrderEventDetails.ExtensionDeclined.class);

    private static final Map<String, OrderEventType> BY_WIRE_TYPE = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(OrderEventType::wireType, Function.identity()));

    private static final Map<Class<? extends OrderEventDetails>, OrderEventType> BY_DETAILS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(OrderEventType::details, Function.identity()));

    private final String wireType;
    private final Class<? extends OrderEventDetails> details;

    OrderEventType(String wireType, Class<? extends OrderEventDetails> details) {
        this.wireType = wireType;
        this.details = details;
    }

    /** The value of {@code ce_type}. */
    public String wireType() {
        return wireType;
    }

    /** The record that an event of this type carries as its details. */
    public Class<? extends OrderEventDetails> details() {
        return details;
    }

    /** The type with this wire name; empty for one that this release does not know. */
    public static Optional<OrderEventType> named(String wireType) {
        return Optional.ofNullable(BY_WIRE_TYPE.get(wireType));
    }

    /** The type of an event with these details. */
    public static OrderEventType of(OrderEventDetails details) {
        OrderEventType type = BY_DETAILS.get(details.getClass());
        if (type == null) {
            throw new IllegalStateException(
                    "no wire type for " + details.getClass().getSimpleName());
        }
        return type;
    }
}
