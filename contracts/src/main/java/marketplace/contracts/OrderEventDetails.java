package marketplace.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is particular to each type of {@link OrderEventMessage}. {@link OrderEventType} names the wire type of each. */
public sealed interface OrderEventDetails {

    record OrderPlaced() implements OrderEventDetails {}

    record OrderRepriced(WireMoney before, WireMoney after, int priceVersion, String reason)
            implements OrderEventDetails {}

    /**
     * The buyer asked to pay.
     *
     * @param expiresAt a capture made after this instant is refunded
     */
    record PaymentAttemptOpened(String attemptId, int priceVersion, WireMoney amount, Instant expiresAt)
            implements OrderEventDetails {}

    record OrderPaid(String captureId, String attemptId, WireMoney amount, Instant capturedAt)
            implements OrderEventDetails {}

    /** Money that arrived and pays for nothing; a {@link RefundRequested} of the whole amount follows. */
    record StrayCaptureReceived(String captureId, String attemptId, WireMoney amount, Instant capturedAt, String cause)
            implements OrderEventDetails {}

    record RequirementSubmitted(int requirementVersion) implements OrderEventDetails {}

    record RequirementEdited(int requirementVersion) implements OrderEventDetails {}

    record RequirementReturned(int requirementVersion, String reason) implements OrderEventDetails {}

    /**
     * The provider began.
     *
     * @param requirementVersion the version that the provider saw, absent where no form is asked for
     */
    record ImplementationStarted(@Nullable Integer requirementVersion) implements OrderEventDetails {}

    /**
     * The provider says that it is done.
     *
     * @param round 1 for the first completion, one more after every rework
     */
    record ImplementationCompleted(int round) implements OrderEventDetails {}

    record CompletionRejected(int round, String reason) implements OrderEventDetails {}

    /** The order is completed. The event's actor tells whether the buyer confirmed or the deadline did. */
    record CompletionConfirmed(int round) implements OrderEventDetails {}

    /**
     * The order ends unfulfilled.
     *
     * @param cause coded, as in {@code START_OVERDUE}
     */
    record OrderCancelled(String cause, @Nullable String reason) implements OrderEventDetails {}

    /** Asks the payment platform to give a capture back. At most one per capture. */
    record RefundRequested(String refundId, String captureId, WireMoney amount, String cause)
            implements OrderEventDetails {}

    /**
     * Money went back.
     *
     * @param paidTwice true when an operator had settled it by hand before; absent otherwise
     */
    record RefundCompleted(
            String refundId, WireMoney amount, @Nullable Boolean paidTwice) implements OrderEventDetails {}

    /**
     * Money could not be given back.
     *
     * @param tries how often the payment platform was asked so far; absent in events of before they were counted
     * @param retryAt when it is asked again by itself; absent where only an operator does that
     */
    record RefundFailed(
            String refundId,
            WireMoney amount,
            String reason,
            @Nullable Integer tries,
            @Nullable Instant retryAt) implements OrderEventDetails {}

    record DeadlineReminded(String deadlineId, Instant remindAt) implements OrderEventDetails {}

    /**
     * What was paid for is to be delivered by itself. For the image platform this is the request to share.
     *
     * @param method as in {@code IMAGE}
     * @param account the buyer's
     * @param imageId what to share; with IMAGE alone
     * @param region where; with IMAGE alone
     */
    record DeliveryRequested(
            String method,
            String account,
            @Nullable String imageId,
            @Nullable String region) implements OrderEventDetails {}

    /**
     * Delivering does not succeed for now; it is tried again until its deadline.
     *
     * @param trouble coded, as in {@code TIME_OUT}
     */
    record DeliveryTroubled(String trouble) implements OrderEventDetails {}

    /**
     * The order is delivered, and completed with that. What the buyer needs to use it is asked for over the API.
     *
     * @param reference id of the instance or of the share
     */
    record OrderDelivered(String reference) implements OrderEventDetails {}

    /**
     * A key of the buyer for an API was made, and the order completed with that.
     *
     * @param secretSha256 digest of the secret in hex, to check calls with: it was drawn at random from 256 bits
     */
    record KeyIssued(String keyId, String secretSha256) implements OrderEventDetails {}

    /** From now on this key counts, and the one that it replaces does not. */
    record KeyRotated(String replacedKeyId, String keyId, String secretSha256) implements OrderEventDetails {}

    /**
     * The buyer is not to have it any more: instances are destroyed, images unshared, keys refused.
     *
     * @param cause coded, as in {@code REFUND_AGREED}
     * @param reference what was delivered; absent when nothing had arrived yet
     */
    record DeliveryRevoked(String cause, @Nullable String reference) implements OrderEventDetails {}

    /** Whoever delivered has taken it back. */
    record DeliveryUndone(@Nullable String reference) implements OrderEventDetails {}

    /**
     * The buyer asks for money back. Not to be mixed up with {@link RefundRequested}, which asks the payment platform.
     *
     * @param claim 1 for the first of the order
     * @param reason coded, as in {@code NOT_AS_DESCRIBED}
     */
    record RefundAsked(int claim, String reason, String text, WireMoney amount) implements OrderEventDetails {}

    /** The provider agreed, or its silence did: the event's actor tells. */
    record RefundAgreed(int claim, WireMoney amount) implements OrderEventDetails {}

    record RefundRefused(int claim, String reason) implements OrderEventDetails {}

    record RefundWithdrawn(int claim) implements OrderEventDetails {}

    /** Asks the payment platform once more for a refund that failed. */
    record RefundRetried(String refundId, String captureId, WireMoney amount, int tries) implements OrderEventDetails {}

    /**
     * An operator pays a failed refund by hand, or has put right one that was paid twice.
     *
     * @param paidTwice true when it was paid twice before; absent otherwise
     */
    record RefundSettled(
            String refundId, WireMoney amount, @Nullable Boolean paidTwice) implements OrderEventDetails {}

    /**
     * A party disagrees. Every clock stands still until it is settled.
     *
     * @param dispute 1 for the first of the order
     */
    record DisputeOpened(int dispute, Role by, String reason) implements OrderEventDetails {}

    /** A party says more about it; what it says is asked for over the API. */
    record EvidenceAdded(int dispute, Role by) implements OrderEventDetails {}

    record DisputeWithdrawn(int dispute) implements OrderEventDetails {}

    /**
     * The operator has decided.
     *
     * @param outcome {@code CONTINUE}, {@code CANCEL} or {@code COMPLETE}
     * @param refund what goes back to the buyer; absent for nothing
     */
    record DisputeDecided(
            int dispute, String outcome, @Nullable WireMoney refund, String reason) implements OrderEventDetails {}

    /** A party asks the other for more time. */
    record ExtensionProposed(int proposal, Role by, String deadlineId, Instant dueAt, String reason)
            implements OrderEventDetails {}

    /** The deadline is due later. */
    record ExtensionAccepted(int proposal, String deadline, Instant before, Instant dueAt)
            implements OrderEventDetails {}

    record ExtensionDeclined(int proposal) implements OrderEventDetails {}
}
