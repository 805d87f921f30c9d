package marketplace.chaos.check;

import java.util.Map;
import java.util.Set;
import marketplace.contracts.OrderEventDetails;
import marketplace.contracts.OrderEventDetails.CompletionConfirmed;
import marketplace.contracts.OrderEventDetails.CompletionRejected;
import marketplace.contracts.OrderEventDetails.DisputeDecided;
import marketplace.contracts.OrderEventDetails.ImplementationCompleted;
import marketplace.contracts.OrderEventDetails.ImplementationStarted;
import marketplace.contracts.OrderEventDetails.KeyIssued;
import marketplace.contracts.OrderEventDetails.OrderCancelled;
import marketplace.contracts.OrderEventDetails.OrderDelivered;
import marketplace.contracts.OrderEventDetails.OrderPaid;
import marketplace.contracts.OrderEventDetails.OrderPlaced;
import marketplace.contracts.OrderEventDetails.OrderRepriced;
import marketplace.contracts.OrderEventDetails.PaymentAttemptOpened;
import marketplace.contracts.OrderEventDetails.RequirementEdited;
import marketplace.contracts.OrderEventDetails.RequirementReturned;
import marketplace.contracts.OrderEventDetails.RequirementSubmitted;
import org.jspecify.annotations.Nullable;

/** Which event leads from which status to which, written down once more from docs/order-states.md. */
final class Transitions {

    static final Set<String> FINAL = Set.of("COMPLETED", "CANCELLED");

    private static final String NONE = "";
    private static final String UNPAID = "PENDING_PAYMENT";
    private static final String FORM = "AWAITING_REQUIREMENT";
    private static final String START = "AWAITING_START";
    private static final String WORK = "IN_PROGRESS";
    private static final String CONFIRM = "AWAITING_CONFIRMATION";
    private static final String DELIVERY = "DELIVERING";
    private static final String DONE = "COMPLETED";

    private static final Map<Class<? extends OrderEventDetails>, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry(OrderPlaced.class, Set.of(step(NONE, UNPAID))),
            Map.entry(OrderRepriced.class, Set.of(step(UNPAID, UNPAID))),
            Map.entry(PaymentAttemptOpened.class, Set.of(step(UNPAID, UNPAID))),
            Map.entry(OrderPaid.class, Set.of(step(UNPAID, FORM), step(UNPAID, START), step(UNPAID, DELIVERY))),
            Map.entry(RequirementSubmitted.class, Set.of(step(FORM, START))),
            Map.entry(RequirementEdited.class, Set.of(step(START, START))),
            Map.entry(RequirementReturned.class, Set.of(step(START, FORM))),
            Map.entry(ImplementationStarted.class, Set.of(step(START, WORK))),
            Map.entry(ImplementationCompleted.class, Set.of(step(WORK, CONFIRM))),
            Map.entry(CompletionRejected.class, Set.of(step(CONFIRM, WORK))),
            Map.entry(CompletionConfirmed.class, Set.of(step(CONFIRM, DONE))),
            Map.entry(OrderDelivered.class, Set.of(step(DELIVERY, DONE))),
            Map.entry(KeyIssued.class, Set.of(step(DELIVERY, DONE))));

    private Transitions() {}

    /** Whether the event may follow the one before it in the same order. */
    static boolean allowed(@Nullable Event before, Event event) {
        String from = before == null ? NONE : before.status();
        String to = event.status();
        OrderEventDetails details = event.says().details();
        if (details instanceof OrderCancelled) {
            return to.equals("CANCELLED") && !FINAL.contains(from) && !from.equals(NONE);
        }
        if (details instanceof CompletionConfirmed && before != null && isCompletedByDecision(before)) {
            return to.equals(DONE) && !FINAL.contains(from);
        }
        Set<String> steps = ALLOWED.get(details.getClass());
        return steps == null ? from.equals(to) && !from.equals(NONE) : steps.contains(step(from, to));
    }

    private static boolean isCompletedByDecision(Event before) {
        return before.says().details() instanceof DisputeDecided decided
                && decided.outcome().equals("COMPLETE");
    }

    private static String step(String from, String to) {
        return from + ">" + to;
    }
}
