package marketplace.order.model;

import java.time.Instant;
import marketplace.contracts.Role;
import marketplace.order.model.OrderEvent.DisputeOpened;
import marketplace.order.model.OrderEvent.RefundAsked;
import marketplace.order.model.OrderEvent.RefundRefused;

/** What claims make of an order: clocks stand still while one is open and go on with the time that was left. */
final class ClaimEvolution {

    private ClaimEvolution() {}

    static Order asked(Order order, RefundAsked e, Instant at) {
        RefundClaim claim = new RefundClaim(e.claim(), e.reason(), e.text(), e.amount(), at, null);
        Clocks waiting = order.clocks()
                .pausedFor(DeadlineKind.REFUND_ANSWER, order.terms().deadlines(), order.version(), at);
        return order.with(order.claims().asked(claim)).with(waiting);
    }

    /** What ends the order follows at once and stops its clocks; that of a completed order has nothing to go on with. */
    static Order agreed(Order order, Actor by, Instant at) {
        return order.with(order.claims().answered(RefundClaim.State.AGREED, by.role(), null, at))
                .with(order.clocks().stoppedAt(at));
    }

    static Order refused(Order order, RefundRefused e, Instant at) {
        return resumed(
                order.with(order.claims().answered(RefundClaim.State.REFUSED, Role.PROVIDER, e.reason(), at)), at);
    }

    static Order withdrawn(Order order, Instant at) {
        return resumed(order.with(order.claims().answered(RefundClaim.State.WITHDRAWN, Role.BUYER, null, at)), at);
    }

    static Order disputed(Order order, DisputeOpened e, Instant at) {
        Dispute dispute = Dispute.opened(e.dispute(), e.by(), at, e.reason(), e.attachments());
        return order.with(order.claims().disputed(dispute)).with(order.clocks().pausedAt(at));
    }

    /** Every clock goes on with the time that was left, unless the decision ends the order or takes it back. */
    static Order settled(Order order, Dispute.End end) {
        Claims claims = order.claims().ended(end);
        return switch (end.outcome()) {
            case CONTINUE, WITHDRAWN -> resumed(order.with(claims), end.at());
            case CANCEL, COMPLETE ->
                order.with(claims.superseded(end.at())).with(order.clocks().stoppedAt(end.at()));
        };
    }

    private static Order resumed(Order order, Instant at) {
        return order.with(order.clocks().resumed(order.terms().deadlines(), order.version(), at));
    }
}
