package marketplace.contracts;

import java.time.Instant;

/**
 * A request to act on an order because of its deadline, on {@link Topics#ORDER_COMMANDS}. It has an effect only while the named
 * deadline still runs and its time has come by the order service's own clock; repeating it is harmless.
 */
public sealed interface OrderCommandMessage extends Message {

    String deadlineId();

    /** When the deadline is due. */
    Instant dueAt();

    /** Cancels the order: {@code dueAt} has passed. */
    record CancelByDeadline(String orderNumber, String deadlineId, Instant dueAt, Instant occurredAt)
            implements OrderCommandMessage {
        public static final String TYPE = "order.cancel-by-deadline.v1";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public String messageId() {
            return "%s-%s-cancel".formatted(orderNumber, deadlineId);
        }
    }

    /** Confirms the completion: {@code dueAt} has passed. */
    record ConfirmByDeadline(String orderNumber, String deadlineId, Instant dueAt, Instant occurredAt)
            implements OrderCommandMessage {
        public static final String TYPE = "order.confirm-by-deadline.v1";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public String messageId() {
            return "%s-%s-confirm".formatted(orderNumber, deadlineId);
        }
    }

    /** Agrees to the refund that the buyer asked for: {@code dueAt} has passed without an answer. */
    record AgreeRefundByDeadline(String orderNumber, String deadlineId, Instant dueAt, Instant occurredAt)
            implements OrderCommandMessage {
        public static final String TYPE = "order.agree-refund-by-deadline.v1";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public String messageId() {
            return "%s-%s-agree-refund".formatted(orderNumber, deadlineId);
        }
    }

    /**
     * Records that whoever must act is to be reminded.
     *
     * @param remindAt which of the deadline's reminders this is
     */
    record RemindOfDeadline(String orderNumber, String deadlineId, Instant dueAt, Instant remindAt, Instant occurredAt)
            implements OrderCommandMessage {
        public static final String TYPE = "order.remind-of-deadline.v1";

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public String messageId() {
            return "%s-%s-remind-%d".formatted(orderNumber, deadlineId, remindAt.getEpochSecond());
        }
    }
}
