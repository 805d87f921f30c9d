package marketplace.order.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import marketplace.order.model.OrderCommand.AgreeRefund;
import marketplace.order.model.OrderCommand.AskRefund;
import marketplace.order.model.OrderCommand.RefuseRefund;
import marketplace.order.model.OrderEvent.CancelCause;
import marketplace.order.model.OrderEvent.RefundAgreed;
import marketplace.order.model.OrderEvent.RefundAsked;
import marketplace.order.model.OrderEvent.RefundRefused;
import marketplace.order.model.OrderEvent.RefundWithdrawn;
import org.jspecify.annotations.Nullable;

/** Money back by agreement: the buyer asks, the provider says or its silence does; what is agreed ends the order. */
final class RefundRules {

    private static final String AMOUNT = "/amount/amount";
    private static final String CURRENCY = "/amount/currency";

    private RefundRules() {}

    /** Whether the buyer may ask now, were nothing open. */
    static boolean isRefundable(Order order, Instant now) {
        return order.payments().keptAmount() != null
                && order.terms().claims().refunds().isOpen(order, now);
    }

    static Decision ask(Order order, AskRefund command) {
        int limit = order.terms().claims().refundClaims();
        int before = order.claims().refunds().size();
        Money kept = order.payments().keptAmount();
        if (before >= limit) {
            return Decision.refused(
                    RefusalReason.LIMIT_REACHED, "a refund is asked for at most %d times".formatted(limit));
        }
        if (kept == null) {
            throw new IllegalStateException("nothing was paid that could be refunded: " + order.number());
        }
        Money amount = command.amount() == null ? kept : command.amount();
        Decision refusal = outOfBounds(kept, amount, AMOUNT, CURRENCY);
        return refusal != null
                ? refusal
                : Decision.accepted(new RefundAsked(before + 1, command.reason(), command.text(), amount));
    }

    static Decision agree(Order order, AgreeRefund command) {
        RefundClaim claim = open(order);
        return claim.number() == command.claim() ? agreed(order, claim) : another(claim, command.claim());
    }

    static Decision refuse(Order order, RefuseRefund command) {
        RefundClaim claim = open(order);
        return claim.number() == command.claim()
                ? Decision.accepted(new RefundRefused(claim.number(), command.reason()))
                : another(claim, command.claim());
    }

    static Decision withdraw(Order order) {
        return Decision.accepted(new RefundWithdrawn(open(order).number()));
    }

    /** The claim that is open, said yes to by whomever. */
    static Decision agreed(Order order) {
        return agreed(order, open(order));
    }

    /** Refuses an amount that was not paid; null where it was. */
    static @Nullable Decision outOfBounds(Money kept, Money amount, String amountPointer, String currencyPointer) {
        if (!amount.currency().equals(kept.currency())) {
            return Decision.refused(
                    RefusalReason.REFUND_AMOUNT_INVALID, currencyPointer, "the order is in " + kept.currency());
        }
        return amount.amount() < 1 || amount.amount() > kept.amount()
                ? Decision.refused(
                        RefusalReason.REFUND_AMOUNT_INVALID,
                        amountPointer,
                        "from 1 to %d minor units".formatted(kept.amount()))
                : null;
    }

    private static Decision agreed(Order order, RefundClaim claim) {
        List<OrderEvent> events = new ArrayList<>();
        events.add(new RefundAgreed(claim.number(), claim.amount()));
        events.addAll(CancellationRules.undo(order, CancelCause.REFUND_AGREED, null, claim.amount()));
        return new Decision.Accepted(List.copyOf(events));
    }

    private static RefundClaim open(Order order) {
        return order.claims()
                .openRefund()
                .orElseThrow(() -> new IllegalStateException("no refund claim is open: " + order.number()));
    }

    private static Decision another(RefundClaim open, int seen) {
        return Decision.refused(
                RefusalReason.CLAIM_CHANGED,
                "/claim",
                "claim %d is open, you answered claim %d".formatted(open.number(), seen));
    }
}
