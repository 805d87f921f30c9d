package marketplace.order.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody wants to happen to an order. Ids and times that a command needs are in it: the rules make none. */
public sealed interface OrderCommand {

    String orderNumber();

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

    record SubmitRequirement(String orderNumber, Map<String, String> answers) implements PartyCommand {
        @Override
        public Action action() {
            return Action.SUBMIT_REQUIREMENT;
        }
    }

    record EditRequirement(String orderNumber, Map<String, String> answers) implements PartyCommand {
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
    record CompleteImplementation(String orderNumber, String sealedInformation) implements PartyCommand {
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

    record RecordCapture(String orderNumber, String captureId, String attemptId, Money amount, Instant capturedAt)
            implements OrderCommand {}

    record RecordRefundCompleted(String orderNumber, String refundId) implements OrderCommand {}

    record RecordRefundFailed(String orderNumber, String refundId, String reason) implements OrderCommand {}

    record CancelByDeadline(String orderNumber, String deadlineId) implements OrderCommand {}

    record ConfirmByDeadline(String orderNumber, String deadlineId) implements OrderCommand {}

    record RemindOfDeadline(String orderNumber, String deadlineId, Instant remindAt) implements OrderCommand {}
}
