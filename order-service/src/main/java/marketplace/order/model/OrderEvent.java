package marketplace.order.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to an order. Stored in the journal as it stands here, so a field is added, never changed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(OrderEvent.OrderPlaced.class),
    @JsonSubTypes.Type(OrderEvent.OrderRepriced.class),
    @JsonSubTypes.Type(OrderEvent.PaymentAttemptOpened.class),
    @JsonSubTypes.Type(OrderEvent.OrderPaid.class),
    @JsonSubTypes.Type(OrderEvent.StrayCaptureReceived.class),
    @JsonSubTypes.Type(OrderEvent.RequirementSubmitted.class),
    @JsonSubTypes.Type(OrderEvent.RequirementEdited.class),
    @JsonSubTypes.Type(OrderEvent.RequirementReturned.class),
    @JsonSubTypes.Type(OrderEvent.ImplementationStarted.class),
    @JsonSubTypes.Type(OrderEvent.ImplementationCompleted.class),
    @JsonSubTypes.Type(OrderEvent.CompletionRejected.class),
    @JsonSubTypes.Type(OrderEvent.CompletionConfirmed.class),
    @JsonSubTypes.Type(OrderEvent.OrderCancelled.class),
    @JsonSubTypes.Type(OrderEvent.RefundRequested.class),
    @JsonSubTypes.Type(OrderEvent.RefundCompleted.class),
    @JsonSubTypes.Type(OrderEvent.RefundFailed.class),
    @JsonSubTypes.Type(OrderEvent.DeadlineReminded.class),
})
public sealed interface OrderEvent {

    record OrderPlaced(Order.Identity identity, ProductSnapshot product, Order.Terms terms) implements OrderEvent {}

    record OrderRepriced(Money before, Money after, String reason) implements OrderEvent {}

    record PaymentAttemptOpened(String attemptId, int priceVersion, Money amount, Instant expiresAt)
            implements OrderEvent {}

    record OrderPaid(String captureId, String attemptId, Money amount, Instant capturedAt) implements OrderEvent {}

    record StrayCaptureReceived(String captureId, String attemptId, Money amount, Instant capturedAt, StrayCause cause)
            implements OrderEvent {}

    record RequirementSubmitted(int requirementVersion, Map<String, String> answers) implements OrderEvent {}

    record RequirementEdited(int requirementVersion, Map<String, String> answers) implements OrderEvent {}

    record RequirementReturned(int requirementVersion, String reason) implements OrderEvent {}

    record ImplementationStarted(@Nullable Integer requirementVersion) implements OrderEvent {}

    record ImplementationCompleted(int round, String sealedInformation) implements OrderEvent {}

    record CompletionRejected(int round, String reason) implements OrderEvent {}

    record CompletionConfirmed(int round) implements OrderEvent {}

    record OrderCancelled(CancelCause cause, @Nullable String reason) implements OrderEvent {}

    record RefundRequested(String refundId, String captureId, Money amount, String cause) implements OrderEvent {}

    record RefundCompleted(String refundId, Money amount) implements OrderEvent {}

    record RefundFailed(String refundId, Money amount, String reason) implements OrderEvent {}

    record DeadlineReminded(String deadlineId, Instant remindAt) implements OrderEvent {}

    /** Why an order was cancelled. */
    enum CancelCause {
        BUYER_REQUEST,
        PAYMENT_OVERDUE,
        REQUIREMENT_OVERDUE,
        START_OVERDUE
    }

    /** Why money that arrived pays for nothing. */
    enum StrayCause {
        ORDER_CANCELLED,
        ALREADY_PAID,
        UNKNOWN_ATTEMPT,
        VOID_ATTEMPT,
        WRONG_CURRENCY,
        WRONG_AMOUNT,
        EXPIRED_ATTEMPT
    }
}
