package marketplace.order.model;

import java.time.Instant;
import java.util.Map;
import marketplace.contracts.Role;
import marketplace.order.model.OrderCommand.PartyCommand;
import marketplace.order.model.OrderCommand.PlaceOrder;
import marketplace.order.model.OrderEvent.OrderPlaced;
import org.jspecify.annotations.Nullable;

/** Whether a command may happen, and which events it makes. Pure: the same arguments always give the same decision. */
public final class Decider {

    private Decider() {}

    /**
     * Decides one command.
     *
     * @param order the order as it stands; null when there is none with this number, or none that the actor may see
     * @throws IllegalStateException when an invariant of the order is broken
     */
    public static Decision decide(@Nullable Order order, OrderCommand command, Actor actor, Instant now) {
        if (command instanceof PlaceOrder place) {
            return place(order, place, actor);
        }
        if (order == null) {
            return Decision.refused(RefusalReason.ORDER_NOT_FOUND, "no order with this number");
        }
        if (command instanceof PartyCommand party) {
            Refusal refusal = notAllowed(order, party.action(), actor.role());
            return refusal == null ? decideParty(order, party, now) : new Decision.Refused(refusal);
        }
        return decideMachine(order, command, now);
    }

    private static Decision place(@Nullable Order order, PlaceOrder place, Actor actor) {
        if (order != null) {
            throw new IllegalStateException("order number given twice: " + place.orderNumber());
        }
        if (actor.role() != Role.BUYER) {
            return Decision.refused(RefusalReason.ROLE_NOT_ALLOWED, "only a buyer places orders");
        }
        Order.Identity identity = new Order.Identity(
                place.orderNumber(), actor.id(), place.product().providerId(), place.contact());
        return Decision.accepted(new OrderPlaced(identity, place.product(), place.terms()));
    }

    private static Decision decideParty(Order order, PartyCommand command, Instant now) {
        return switch (command) {
            case OrderCommand.RepriceOrder reprice -> PricingRules.reprice(order, reprice);
            case OrderCommand.CancelOrder cancel -> CancellationRules.cancel(cancel);
            case OrderCommand.OpenPaymentAttempt open -> PaymentRules.open(order, open, now);
            case OrderCommand.SubmitRequirement submit -> RequirementRules.submit(order, submit);
            case OrderCommand.EditRequirement edit -> RequirementRules.edit(order, edit);
            case OrderCommand.ReturnRequirement returned -> RequirementRules.returned(order, returned);
            case OrderCommand.StartImplementation start -> ImplementationRules.start(order, start);
            case OrderCommand.CompleteImplementation complete -> ImplementationRules.complete(order, complete);
            case OrderCommand.ConfirmCompletion confirm -> ImplementationRules.confirm(order);
            case OrderCommand.RejectCompletion reject -> ImplementationRules.reject(order, reject);
        };
    }

    private static Decision decideMachine(Order order, OrderCommand command, Instant now) {
        return switch (command) {
            case OrderCommand.RecordCapture capture -> PaymentRules.record(order, capture);
            case OrderCommand.RecordRefundCompleted refund -> PaymentRules.refundCompleted(order, refund);
            case OrderCommand.RecordRefundFailed refund -> PaymentRules.refundFailed(order, refund);
            case OrderCommand.CancelByDeadline cancel -> DeadlineRules.cancel(order, cancel, now);
            case OrderCommand.ConfirmByDeadline confirm -> DeadlineRules.confirm(order, confirm, now);
            case OrderCommand.RemindOfDeadline remind -> DeadlineRules.remind(order, remind, now);
            case PlaceOrder place -> throw new IllegalStateException("placing is decided before");
            case PartyCommand party -> throw new IllegalStateException("parties are decided before");
        };
    }

    private static @Nullable Refusal notAllowed(Order order, Action action, Role role) {
        if (action.role() != role) {
            return refusal(RefusalReason.ROLE_NOT_ALLOWED, "%s is for the %s".formatted(action.path(), action.role()));
        }
        if (action.fits(order)) {
            return null;
        }
        String detail = "%s is not possible while the order is %s".formatted(action.path(), order.status());
        if (order.status() == OrderStatus.CANCELLED) {
            return refusal(RefusalReason.ORDER_CANCELLED, detail);
        }
        boolean unpaidOnly =
                action == Action.REPRICE || action == Action.CANCEL || action == Action.OPEN_PAYMENT_ATTEMPT;
        return refusal(unpaidOnly ? RefusalReason.ALREADY_PAID : RefusalReason.ACTION_NOT_ALLOWED, detail);
    }

    private static Refusal refusal(RefusalReason reason, String detail) {
        return new Refusal(reason, detail, Map.of());
    }
}
