package marketplace.notification.rule;

import java.util.function.Predicate;
import marketplace.contracts.OrderEventDetails.DeadlineReminded;
import marketplace.contracts.OrderEventDetails.DeliveryRevoked;
import marketplace.contracts.OrderEventDetails.DisputeDecided;
import marketplace.contracts.OrderEventDetails.OrderCancelled;
import marketplace.contracts.OrderEventDetails.RefundCompleted;
import marketplace.contracts.OrderEventDetails.RefundFailed;
import marketplace.contracts.OrderEventDetails.RefundRequested;
import marketplace.contracts.OrderEventDetails.RefundSettled;
import marketplace.contracts.OrderEventMessage;
import marketplace.contracts.Role;
import marketplace.contracts.WireDeadline;

/** When a line of the rule table applies. */
@FunctionalInterface
interface Condition extends Predicate<OrderEventMessage> {

    static Condition always() {
        return event -> true;
    }

    /** The product asks the buyer for a requirement form. */
    static Condition formAsked() {
        return event -> event.order().requirementAsked();
    }

    /** The deadline that runs after the event is of this kind. */
    static Condition running(String kind) {
        return event -> event.deadline() != null && event.deadline().kind().equals(kind);
    }

    /** The order was cancelled for this coded cause. */
    static Condition cause(String code) {
        return event -> event.details() instanceof OrderCancelled(String cause, var reason) && cause.equals(code);
    }

    /** A deadline did it, not a person. */
    static Condition bySystem() {
        return event -> event.actor().role() == Role.SERVICE;
    }

    /** The operator did it. */
    static Condition byOperator() {
        return event -> event.actor().role() == Role.OPERATOR;
    }

    /** Both hold. */
    default Condition and(Condition other) {
        return event -> test(event) && other.test(event);
    }

    /** What was bought is delivered this way. */
    static Condition deliveredAs(String method) {
        return event -> event.order().deliveryMethod().equals(method);
    }

    /** The buyer had what is taken back. */
    static Condition wasDelivered() {
        return event -> event.details() instanceof DeliveryRevoked revoked && revoked.reference() != null;
    }

    /** The operator decided that money goes back. */
    static Condition withRefund() {
        return event -> event.details() instanceof DisputeDecided decided && decided.refund() != null;
    }

    /** A refund failed for the first time. */
    static Condition firstFailure() {
        return event ->
                event.details() instanceof RefundFailed failed && (failed.tries() == null || failed.tries() == 1);
    }

    /** A refund failed and is not tried again by itself. */
    static Condition notTriedAgain() {
        return event -> event.details() instanceof RefundFailed failed && failed.retryAt() == null;
    }

    /** A refund is under way for this coded cause. */
    static Condition refundFor(String code) {
        return event -> event.details() instanceof RefundRequested refund
                && refund.cause().equals(code);
    }

    /** The payment platform paid what an operator had paid by hand. */
    static Condition paidTwice() {
        return event -> switch (event.details()) {
            case RefundCompleted refund -> Boolean.TRUE.equals(refund.paidTwice());
            case RefundSettled refund -> Boolean.TRUE.equals(refund.paidTwice());
            default -> false;
        };
    }

    /** The last reminder of a deadline of this kind. */
    static Condition lastReminder(String kind) {
        return event -> running(kind).test(event) && isLastReminder(event);
    }

    private static boolean isLastReminder(OrderEventMessage event) {
        WireDeadline deadline = event.deadline();
        return deadline != null
                && event.details() instanceof DeadlineReminded reminded
                && deadline.remindAt().stream().noneMatch(later -> later.isAfter(reminded.remindAt()));
    }
}
