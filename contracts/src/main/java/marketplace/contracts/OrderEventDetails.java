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

    record RefundCompleted(String refundId, WireMoney amount) implements OrderEventDetails {}

    record RefundFailed(String refundId, WireMoney amount, String reason) implements OrderEventDetails {}

    record DeadlineReminded(String deadlineId, Instant remindAt) implements OrderEventDetails {}
}
