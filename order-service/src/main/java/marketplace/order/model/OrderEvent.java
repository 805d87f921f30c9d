package marketplace.order.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import marketplace.contracts.Role;
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
    @JsonSubTypes.Type(OrderEvent.DeliveryRequested.class),
    @JsonSubTypes.Type(OrderEvent.DeliveryTroubled.class),
    @JsonSubTypes.Type(OrderEvent.OrderDelivered.class),
    @JsonSubTypes.Type(OrderEvent.KeyIssued.class),
    @JsonSubTypes.Type(OrderEvent.KeyRotated.class),
    @JsonSubTypes.Type(OrderEvent.DeliveryRevoked.class),
    @JsonSubTypes.Type(OrderEvent.DeliveryUndone.class),
    @JsonSubTypes.Type(OrderEvent.RefundAsked.class),
    @JsonSubTypes.Type(OrderEvent.RefundAgreed.class),
    @JsonSubTypes.Type(OrderEvent.RefundRefused.class),
    @JsonSubTypes.Type(OrderEvent.RefundWithdrawn.class),
    @JsonSubTypes.Type(OrderEvent.RefundRetried.class),
    @JsonSubTypes.Type(OrderEvent.RefundSettled.class),
    @JsonSubTypes.Type(OrderEvent.DisputeOpened.class),
    @JsonSubTypes.Type(OrderEvent.EvidenceAdded.class),
    @JsonSubTypes.Type(OrderEvent.DisputeWithdrawn.class),
    @JsonSubTypes.Type(OrderEvent.DisputeDecided.class),
    @JsonSubTypes.Type(OrderEvent.ExtensionProposed.class),
    @JsonSubTypes.Type(OrderEvent.ExtensionAccepted.class),
    @JsonSubTypes.Type(OrderEvent.ExtensionDeclined.class),
})
public sealed interface OrderEvent {

    record OrderPlaced(Order.Identity identity, ProductSnapshot product, Order.Terms terms) implements OrderEvent {}

    record OrderRepriced(Money before, Money after, String reason) implements OrderEvent {}

    record PaymentAttemptOpened(String attemptId, int priceVersion, Money amount, Instant expiresAt)
            implements OrderEvent {}

    record OrderPaid(String captureId, String attemptId, Money amount, Instant capturedAt) implements OrderEvent {}

    record StrayCaptureReceived(String captureId, String attemptId, Money amount, Instant capturedAt, StrayCause cause)
            implements OrderEvent {}

    record RequirementSubmitted(int requirementVersion, Map<String, String> answers, List<Attachment> attachments)
            implements OrderEvent {}

    record RequirementEdited(int requirementVersion, Map<String, String> answers, List<Attachment> attachments)
            implements OrderEvent {}

    record RequirementReturned(int requirementVersion, String reason) implements OrderEvent {}

    record ImplementationStarted(@Nullable Integer requirementVersion) implements OrderEvent {}

    record ImplementationCompleted(int round, String sealedInformation, List<Attachment> attachments)
            implements OrderEvent {

        @SuppressWarnings("ConstantValue")
        public ImplementationCompleted {
            attachments = attachments == null ? List.of() : attachments;
        }
    }

    record CompletionRejected(int round, String reason) implements OrderEvent {}

    record CompletionConfirmed(int round) implements OrderEvent {}

    record OrderCancelled(CancelCause cause, @Nullable String reason) implements OrderEvent {}

    record RefundRequested(String refundId, String captureId, Money amount, String cause) implements OrderEvent {}

    /**
     * Money went back.
     *
     * @param paidTwice whether an operator had settled it by hand before
     */
    record RefundCompleted(String refundId, Money amount, boolean paidTwice) implements OrderEvent {}

    /**
     * Money could not be given back.
     *
     * @param tries how often the payment platform was asked so far; 0 in events of before they were counted
     * @param retryAt when it is asked again by itself; null where only an operator does that
     */
    record RefundFailed(
            String refundId,
            Money amount,
            String reason,
            int tries,
            @Nullable Instant retryAt) implements OrderEvent {}

    record DeadlineReminded(String deadlineId, Instant remindAt) implements OrderEvent {}

    /**
     * What was paid for is to be delivered by itself. For an image this is the message to the image platform.
     *
     * @param account the buyer's, with which it is shared
     */
    record DeliveryRequested(AutomaticDelivery delivery, String account) implements OrderEvent {}

    record DeliveryTroubled(String code) implements OrderEvent {}

    record OrderDelivered(String reference, String sealedInformation) implements OrderEvent {}

    record KeyIssued(IssuedKey key) implements OrderEvent {}

    record KeyRotated(String replacedKeyId, IssuedKey key) implements OrderEvent {}

    /**
     * The buyer is not to have it any more.
     *
     * @param reference what was delivered; null when nothing had arrived yet
     */
    record DeliveryRevoked(String cause, @Nullable String reference) implements OrderEvent {}

    record DeliveryUndone(@Nullable String reference) implements OrderEvent {}

    record RefundAsked(int claim, RefundClaim.Reason reason, String text, Money amount) implements OrderEvent {}

    /** Agreed by the provider, or by its silence: the actor tells. */
    record RefundAgreed(int claim, Money amount) implements OrderEvent {}

    record RefundRefused(int claim, String reason) implements OrderEvent {}

    record RefundWithdrawn(int claim) implements OrderEvent {}

    record RefundRetried(String refundId, String captureId, Money amount, int tries) implements OrderEvent {}

    /**
     * An operator pays by hand, or has put right what was paid twice.
     *
     * @param paidTwice whether it was paid twice before
     */
    record RefundSettled(String refundId, Money amount, String note, boolean paidTwice) implements OrderEvent {}

    record DisputeOpened(int dispute, Role by, String reason, List<Attachment> attachments) implements OrderEvent {}

    record EvidenceAdded(int dispute, Role by, String text, List<Attachment> attachments) implements OrderEvent {}

    record DisputeWithdrawn(int dispute) implements OrderEvent {}

    /**
     * The operator has decided.
     *
     * @param refund what goes back; null for nothing
     */
    record DisputeDecided(
            int dispute, Dispute.Outcome outcome, @Nullable Money refund, String reason) implements OrderEvent {}

    record ExtensionProposed(int proposal, Role by, String deadlineId, Instant dueAt, String reason)
            implements OrderEvent {}

    record ExtensionAccepted(int proposal, DeadlineKind deadline, Instant before, Instant dueAt)
            implements OrderEvent {}

    record ExtensionDeclined(int proposal) implements OrderEvent {}

    /** Why an order was cancelled. */
    enum CancelCause {
        BUYER_REQUEST,
        PAYMENT_OVERDUE,
        REQUIREMENT_OVERDUE,
        START_OVERDUE,
        DELIVERY_FAILED,
        REFUND_AGREED,
        DISPUTE_DECIDED
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
