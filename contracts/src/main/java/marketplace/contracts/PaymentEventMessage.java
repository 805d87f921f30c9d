package marketplace.contracts;

import java.time.Instant;

/** What the payment platform did, on {@link Topics#PAYMENT_EVENTS}. */
public sealed interface PaymentEventMessage extends Message {

    /**
     * Money was taken from the buyer.
     *
     * @param captureId the platform's own id; the same capture told twice counts once
     * @param attemptId the payment attempt that the money was taken for
     * @param occurredAt when the money was taken
     */
    record PaymentCaptured(String orderNumber, String captureId, String attemptId, WireMoney amount, Instant occurredAt)
            implements PaymentEventMessage {
        public static final String TYPE = "payment.captured.v1";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public String messageId() {
            return captureId;
        }
    }

    /** A refund that the order service asked for has reached the buyer. */
    record RefundCompleted(String orderNumber, String refundId, Instant occurredAt) implements PaymentEventMessage {
        public static final String TYPE = "payment.refund-completed.v1";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public String messageId() {
            return refundId + "-completed";
        }
    }

    /** A refund could not be executed. It may still be completed later. */
    record RefundFailed(String orderNumber, String refundId, String failureId, String reason, Instant occurredAt)
            implements PaymentEventMessage {
        public static final String TYPE = "payment.refund-failed.v1";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public String messageId() {
            return refundId + "-failed-" + failureId;
        }
    }
}
