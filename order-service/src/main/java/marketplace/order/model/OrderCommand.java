package marketplace.order.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody wants to happen to an order. Ids and times that a command needs are in it: the rules make none. */
public sealed interface OrderCommand {

    String orderNumber();

    /** Files that it names: they have to be there when it is decided. */
    default List<Attachment> attachments() {
        return List.of();
    }

    /** A command that a party gives by pressing a button. */
    sealed interface PartyCommand extends OrderCommand {
        Action action();
    }

    record PlaceOrder(String orderNumber, ProductSnapshot product, Order.Terms terms, Contact contact)
            implements OrderCommand {}

    record RepriceOrder(String orderNumber, Money price, String reason) implements PartyCommand {
        @Override
        public Action action() {
            return Action.REPRICE;
        }
    }

    record CancelOrder(String orderNumber, @Nullable String reason) implements PartyCommand {
        @Override
        public Action action() {
            return Action.CANCEL;
        }
    }

    record OpenPaymentAttempt(String orderNumber, String attemptId) implements PartyCommand {
        @Override
        public Action action() {
            return Action.OPEN_PAYMENT_ATTEMPT;
        }
    }

    record SubmitRequirement(String orderNumber, Map<String, String> answers, List<Attachment> attachments)
            implements PartyCommand {
        @Override
        public Action action() {
            return Action.SUBMIT_REQUIREMENT;
        }
    }

    record EditRequirement(String orderNumber, Map<String, String> answers, List<Attachment> attachments)
            implements PartyCommand {
        @Override
        public Action action() {
            return Action.EDIT_REQUIREMENT;
        }
    }

    record ReturnRequirement(String orderNumber, String reason) implements PartyCommand {
        @Override
        public Action action() {
            return Action.RETURN_REQUIREMENT;
        }
    }

    /**
     * The provider begins.
     *
     * @param requirementVersion the version that the provider saw; null only where no form is asked for
     */
    record StartImplementation(String orderNumber, @Nullable Integer requirementVersion) implements PartyCommand {
        @Override
        public Action action() {
            return Action.START;
        }
    }

    /**
     * The provider says that it is done.
     *
     * @param sealedInformation completion information, already encrypted
     */
    record CompleteImplementation(String orderNumber, String sealedInformation, List<Attachment> attachments)
            implements PartyCommand {
        @Override
        public Action action() {
            return Action.COMPLETE;
        }
    }

    record ConfirmCompletion(String orderNumber) implements PartyCommand {
        @Override
        public Action action() {
            return Action.CONFIRM;
        }
    }

    record RejectCompletion(String orderNumber, String reason) implements PartyCommand {
        @Override
        public Action action() {
            return Action.REJECT_COMPLETION;
        }
    }

    /**
     * The buyer wants money back.
     *
     * @param amount null for all of it
     */
    record AskRefund(
            String orderNumber,
            RefundClaim.Reason reason,
            String text,
            @Nullable Money amount) implements PartyCommand {
        @Override
        public Action action() {
            return Action.ASK_REFUND;
        }
    }

    /**
     * The provider agrees.
     *
     * @param claim the number of the claim that it saw
     */
    record AgreeRefund(String orderNumber, int claim) implements PartyCommand {
        @Override
        public Action action() {
            return Action.AGREE_REFUND;
        }
    }

    /**
     * The provider refuses.
     *
     * @param claim the number of the claim that it saw
     */
    record RefuseRefund(String orderNumber, int claim, String reason) implements PartyCommand {
        @Override
        public Action action() {
            return Action.REFUSE_REFUND;
        }
    }

    record WithdrawRefund(String orderNumber) implements PartyCommand {
        @Override
        public Action action() {
            return Action.WITHDRAW_REFUND;
        }
    }

    record OpenDispute(String orderNumber, String reason, List<Attachment> attachments) implements PartyCommand {
        @Override
        public Action action() {
            return Action.OPEN_DISPUTE;
        }
    }

    record AddEvidence(String orderNumber, String text, List<Attachment> attachments) implements PartyCommand {
        @Override
        public Action action() {
            return Action.ADD_EVIDENCE;
        }
    }

    record WithdrawDispute(String orderNumber) implements PartyCommand {
        @Override
        public Action action() {
            return Action.WITHDRAW_DISPUTE;
        }
    }

    /**
     * The operator has the last word.
     *
     * @param refund what goes back when the order is cancelled; null for all of it
     */
    record DecideDispute(
            String orderNumber,
            Dispute.Outcome outcome,
            @Nullable Money refund,
            String reason) implements PartyCommand {
        @Override
        public Action action() {
            return Action.DECIDE_DISPUTE;
        }
    }

    record ProposeExtension(String orderNumber, Instant dueAt, String reason) implements PartyCommand {
        @Override
        public Action action() {
            return Action.PROPOSE_EXTENSION;
        }
    }

    record AcceptExtension(String orderNumber, int proposal) implements PartyCommand {
        @Override
        public Action action() {
            return Action.ACCEPT_EXTENSION;
        }
    }

    record DeclineExtension(String orderNumber, int proposal) implements PartyCommand {
        @Override
        public Action action() {
            return Action.DECLINE_EXTENSION;
        }
    }

    record RotateKey(String orderNumber, IssuedKey key) implements PartyCommand {
        @Override
        public Action action() {
            return Action.ROTATE_KEY;
        }
    }

    record RetryRefund(String orderNumber, String refundId) implements PartyCommand {
        @Override
        public Action action() {
            return Action.RETRY_REFUND;
        }
    }

    record SettleRefund(String orderNumber, String refundId, String note) implements PartyCommand {
        @Override
        public Action action() {
            return Action.SETTLE_REFUND;
        }
    }

    record RecordCapture(String orderNumber, String captureId, String attemptId, Money amount, Instant capturedAt)
            implements OrderCommand {}

    record RecordRefundCompleted(String orderNumber, String refundId) implements OrderCommand {}

    record RecordRefundFailed(String orderNumber, String refundId, String reason) implements OrderCommand {}

    record CancelByDeadline(String orderNumber, String deadlineId) implements OrderCommand {}

    record ConfirmByDeadline(String orderNumber, String deadlineId) implements OrderCommand {}

    record RemindOfDeadline(String orderNumber, String deadlineId, Instant remindAt) implements OrderCommand {}

    record AgreeRefundByDeadline(String orderNumber, String deadlineId) implements OrderCommand {}

    /**
     * Asks the payment platform again.
     *
     * @param tries how often it was asked when this was decided, so that a repetition has no effect
     */
    record RetryFailedRefund(String orderNumber, String refundId, int tries) implements OrderCommand {}

    /**
     * Whoever delivers has delivered.
     *
     * @param from the method that whoever tells so delivers by
     * @param reference what was delivered: id of an instance or a share
     * @param sealedInformation what the buyer needs to use it, already encrypted
     */
    record RecordDelivery(String orderNumber, DeliveryMethod from, String reference, String sealedInformation)
            implements OrderCommand {}

    /** A key pair was made for the buyer. */
    record RecordIssuedKey(String orderNumber, IssuedKey key) implements OrderCommand {}

    /** A try to deliver by this method failed, for a coded reason. */
    record RecordDeliveryTrouble(String orderNumber, DeliveryMethod from, String code) implements OrderCommand {}

    /** Whoever delivered by this method has taken it back. */
    record RecordDeliveryUndone(String orderNumber, DeliveryMethod from) implements OrderCommand {}
}
