package marketplace.chaos.check;

import marketplace.chaos.evidence.Evidence;
import marketplace.contracts.OrderEventDetails.CompletionConfirmed;
import marketplace.contracts.OrderEventDetails.DisputeDecided;
import marketplace.contracts.OrderEventDetails.DisputeOpened;
import marketplace.contracts.OrderEventDetails.DisputeWithdrawn;
import marketplace.contracts.OrderEventDetails.ImplementationStarted;
import marketplace.contracts.OrderEventDetails.OrderCancelled;

/** Of a party that acts and a deadline that ends it, one counts. */
final class NothingBothWays implements Invariant {

    @Override
    public String says() {
        return "no order is cancelled by its deadline and started, or confirmed by it in a dispute";
    }

    @Override
    public Findings check(Evidence evidence) {
        Findings findings = new Findings();
        for (History order : History.of(evidence)) {
            boolean late = order.details(OrderCancelled.class)
                    .anyMatch(cancelled -> cancelled.cause().equals("START_OVERDUE"));
            findings.require(
                    !late || !order.has(ImplementationStarted.class),
                    "%s was started, and cancelled because nobody started it",
                    order.number());
            disputes(order, findings);
        }
        return findings;
    }

    private static void disputes(History order, Findings findings) {
        boolean open = false;
        for (Event event : order.events()) {
            switch (event.says().details()) {
                case DisputeOpened _ -> open = true;
                case DisputeDecided _, DisputeWithdrawn _ -> open = false;
                case CompletionConfirmed _ ->
                    findings.require(
                            !open || !event.isByDeadline(),
                            "%s was confirmed by its deadline while it was disputed",
                            order.number());
                default -> {}
            }
        }
    }
}
