package marketplace.order.model;

import java.time.Instant;
import java.util.List;

/** Commands as somebody gives them who sees the order as it stands. */
public final class CommandFixtures {

    private CommandFixtures() {}

    public static OrderCommand.PlaceOrder place(Order order) {
        return new OrderCommand.PlaceOrder(
                order.number(), order.product(), order.terms(), order.identity().contact());
    }

    public static OrderCommand.RepriceOrder reprice(Order order, Money price) {
        return new OrderCommand.RepriceOrder(order.number(), price, "agreed on the phone");
    }

    public static OrderCommand.CancelOrder cancel(Order order) {
        return new OrderCommand.CancelOrder(order.number(), "ordered by mistake");
    }

    public static OrderCommand.OpenPaymentAttempt openPaymentAttempt(Order order, String attemptId) {
        return new OrderCommand.OpenPaymentAttempt(order.number(), attemptId);
    }

    public static OrderCommand.SubmitRequirement submitRequirement(Order order) {
        return new OrderCommand.SubmitRequirement(order.number(), OrderFixtures.ANSWERS, List.of());
    }

    public static OrderCommand.EditRequirement editRequirement(Order order) {
        return new OrderCommand.EditRequirement(order.number(), OrderFixtures.ANSWERS, List.of());
    }

    public static OrderCommand.ReturnRequirement returnRequirement(Order order) {
        return new OrderCommand.ReturnRequirement(order.number(), "which host?");
    }

    /** Names the version of the requirement that the order has, if it has one. */
    public static OrderCommand.StartImplementation start(Order order) {
        Requirement seen = order.requirement();
        return new OrderCommand.StartImplementation(order.number(), seen == null ? null : seen.version());
    }

    public static OrderCommand.CompleteImplementation complete(Order order) {
        return new OrderCommand.CompleteImplementation(order.number(), OrderFixtures.SEALED_INFORMATION, List.of());
    }

    public static OrderCommand.ConfirmCompletion confirm(Order order) {
        return new OrderCommand.ConfirmCompletion(order.number());
    }

    public static OrderCommand.RejectCompletion rejectCompletion(Order order) {
        return new OrderCommand.RejectCompletion(order.number(), "the account does not work");
    }

    public static OrderCommand.RecordCapture capture(
            Order order, String captureId, String attemptId, Money amount, Instant capturedAt) {
        return new OrderCommand.RecordCapture(order.number(), captureId, attemptId, amount, capturedAt);
    }

    public static OrderCommand.RecordRefundCompleted refundCompleted(Order order, String refundId) {
        return new OrderCommand.RecordRefundCompleted(order.number(), refundId);
    }

    public static OrderCommand.RecordRefundFailed refundFailed(Order order, String refundId) {
        return new OrderCommand.RecordRefundFailed(order.number(), refundId, "account closed");
    }

    public static OrderCommand.CancelByDeadline cancelByDeadline(Order order, String deadlineId) {
        return new OrderCommand.CancelByDeadline(order.number(), deadlineId);
    }

    public static OrderCommand.ConfirmByDeadline confirmByDeadline(Order order, String deadlineId) {
        return new OrderCommand.ConfirmByDeadline(order.number(), deadlineId);
    }

    public static OrderCommand.RemindOfDeadline remind(Order order, String deadlineId, Instant remindAt) {
        return new OrderCommand.RemindOfDeadline(order.number(), deadlineId, remindAt);
    }

    /** What the timeout service asks for when this deadline is missed. */
    public static OrderCommand expire(Order order, Deadline deadline) {
        return switch (deadline.kind().onExpiry()) {
            case CANCEL -> cancelByDeadline(order, deadline.id());
            case CONFIRM -> confirmByDeadline(order, deadline.id());
            case AGREE_REFUND -> new OrderCommand.AgreeRefundByDeadline(order.number(), deadline.id());
        };
    }
}
