package marketplace.chaos.check;

import java.util.List;
import marketplace.chaos.evidence.Evidence;
import marketplace.contracts.OrderEventDetails.CompletionConfirmed;
import marketplace.contracts.OrderEventDetails.KeyIssued;
import marketplace.contracts.OrderEventDetails.OrderCancelled;
import marketplace.contracts.OrderEventDetails.OrderDelivered;
import marketplace.contracts.OrderEventDetails.OrderPaid;
import marketplace.contracts.OrderEventDetails.RefundRequested;

/** Who has paid gets what he paid for, or his money is asked back: one of the two, once all deadlines are over. */
final class EveryPaidOrderEnds implements Invariant {

    @Override
    public String says() {
        return "every paid order ends, completed or cancelled with a refund";
    }

    @Override
    public Findings check(Evidence evidence) {
        Findings findings = new Findings();
        for (History order : History.of(evidence)) {
            if (order.has(OrderPaid.class)) {
                check(order, findings);
            }
        }
        return findings;
    }

    private static void check(History order, Findings findings) {
        long completed = order.of(CompletionConfirmed.class).count()
                + order.of(OrderDelivered.class).count()
                + order.of(KeyIssued.class).count();
        List<OrderCancelled> cancelled = order.details(OrderCancelled.class).toList();
        findings.require(
                completed + cancelled.size() == 1,
                "%s was paid, then completed %d and cancelled %d times",
                order.number(),
                completed,
                cancelled.size());
        String capture =
                order.details(OrderPaid.class).findFirst().orElseThrow().captureId();
        boolean asked = order.details(RefundRequested.class)
                .anyMatch(refund -> refund.captureId().equals(capture));
        findings.require(
                cancelled.isEmpty() || asked, "%s was paid and cancelled, and no refund asked for", order.number());
    }
}
