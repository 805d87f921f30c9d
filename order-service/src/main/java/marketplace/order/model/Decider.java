package marketplace.order.model;

import java.time.Instant;
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
            Refusal refusal = NotAllowed.why(order, party.action(), actor.role(), now);
            return refusal == null ? decideParty(order, party, actor.role(), now) : new Decision.Refused(refusal);
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

    private static Decision decideParty(Order order, PartyCommand command, Role role, Instant now) {
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
            case OrderCommand.RotateKey rotate -> DeliveryRules.rotate(order, rotate, now);
            case OrderCommand.AskRefund ask -> RefundRules.ask(order, ask);
            case OrderCommand.AgreeRefund agree -> RefundRules.agree(order, agree);
            case OrderCommand.RefuseRefund refuse -> RefundRules.refuse(order, refuse);
            case OrderCommand.WithdrawRefund withdraw -> RefundRules.withdraw(order);
            case OrderCommand.OpenDispute open -> DisputeRules.open(order, open, role);
            case OrderCommand.AddEvidence add -> DisputeRules.add(order, add, role);
            case OrderCommand.WithdrawDispute withdraw -> DisputeRules.withdraw(order);
            case OrderCommand.DecideDispute decide -> DisputeRules.decide(order, decide);
            case OrderCommand.ProposeExtension propose -> ExtensionRules.propose(order, propose, role, now);
            case OrderCommand.AcceptExtension accept -> ExtensionRules.accept(order, accept);
            case OrderCommand.DeclineExtension decline -> ExtensionRules.decline(order, decline);
            case OrderCommand.RetryRefund retry -> PaymentRules.retry(order, retry);
            case OrderCommand.SettleRefund settle -> PaymentRules.settle(order, settle);
        };
    }

    private static Decision decideMachine(Order order, OrderCommand command, Instant now) {
        return switch (command) {
            case OrderCommand.RecordCapture capture -> PaymentRules.record(order, capture);
            case OrderCommand.RecordRefundCompleted refund -> PaymentRules.refundCompleted(order, refund);
            case OrderCommand.RecordRefundFailed refund -> PaymentRules.refundFailed(order, refund, now);
            case OrderCommand.RetryFailedRefund retry -> PaymentRules.retry(order, retry);
            case OrderCommand.RecordDelivery delivery -> DeliveryRules.record(order, delivery);
            case OrderCommand.RecordIssuedKey key -> DeliveryRules.issued(order, key);
            case OrderCommand.RecordDeliveryTrouble trouble -> DeliveryRules.troubled(order, trouble);
            case OrderCommand.RecordDeliveryUndone undone -> DeliveryRules.undone(order, undone);
            case OrderCommand.AgreeRefundByDeadline agree -> DeadlineRules.agree(order, agree, now);
            case OrderCommand.CancelByDeadline cancel -> DeadlineRules.cancel(order, cancel, now);
            case OrderCommand.ConfirmByDeadline confirm -> DeadlineRules.confirm(order, confirm, now);
            case OrderCommand.RemindOfDeadline remind -> DeadlineRules.remind(order, remind, now);
            case PlaceOrder place -> throw new IllegalStateException("placing is decided before");
            case PartyCommand party -> throw new IllegalStateException("parties are decided before");
        };
    }
}
