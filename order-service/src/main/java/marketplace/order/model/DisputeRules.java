package marketplace.order.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import marketplace.contracts.Role;
import marketplace.order.model.OrderCommand.AddEvidence;
import marketplace.order.model.OrderCommand.DecideDispute;
import marketplace.order.model.OrderCommand.OpenDispute;
import marketplace.order.model.OrderEvent.CancelCause;
import marketplace.order.model.OrderEvent.CompletionConfirmed;
import marketplace.order.model.OrderEvent.DisputeDecided;
import marketplace.order.model.OrderEvent.DisputeOpened;
import marketplace.order.model.OrderEvent.DisputeWithdrawn;
import marketplace.order.model.OrderEvent.EvidenceAdded;
import org.jspecify.annotations.Nullable;

/** Disagreements: either party opens one after payment, every clock stands still, the operator decides. */
final class DisputeRules {

    private static final Set<OrderStatus> COMPLETABLE =
            Set.of(OrderStatus.IN_PROGRESS, OrderStatus.AWAITING_CONFIRMATION);

    private DisputeRules() {}

    /** Whether there is something to disagree on: money was taken, and the order is not too long over. */
    static boolean isDisputable(Order order, Instant now) {
        Instant completedAt = order.milestones().completedAt();
        if (order.status() == OrderStatus.CANCELLED || order.milestones().paidAt() == null) {
            return false;
        }
        return completedAt == null
                || !now.isAfter(completedAt.plus(order.terms().claims().disputeAfterCompletion()));
    }

    static Decision open(Order order, OpenDispute command, Role by) {
        int limit = order.terms().claims().disputes();
        List<Dispute> before = order.claims().disputes();
        long own = before.stream().filter(dispute -> dispute.openedBy() == by).count();
        return own >= limit
                ? Decision.refused(RefusalReason.LIMIT_REACHED, "at most %d disputes of one party".formatted(limit))
                : Decision.accepted(new DisputeOpened(before.size() + 1, by, command.reason(), command.attachments()));
    }

    static Decision add(Order order, AddEvidence command, Role by) {
        Dispute dispute = open(order);
        int limit = order.terms().claims().evidence();
        long own = dispute.evidence().stream()
                .filter(evidence -> evidence.by() == by)
                .count();
        return own >= limit
                ? Decision.refused(RefusalReason.LIMIT_REACHED, "at most %d statements of one party".formatted(limit))
                : Decision.accepted(new EvidenceAdded(dispute.number(), by, command.text(), command.attachments()));
    }

    static Decision withdraw(Order order) {
        return Decision.accepted(new DisputeWithdrawn(open(order).number()));
    }

    static Decision decide(Order order, DecideDispute command) {
        return switch (command.outcome()) {
            case CONTINUE ->
                command.refund() == null
                        ? Decision.accepted(decided(order, command, null))
                        : impossible("/refund", "the order goes on: nothing is refunded");
            case COMPLETE -> complete(order, command);
            case CANCEL -> cancel(order, command);
            case WITHDRAWN -> impossible("/outcome", "only who opened a dispute withdraws it");
        };
    }

    private static Decision complete(Order order, DecideDispute command) {
        if (!COMPLETABLE.contains(order.status())) {
            return impossible("/outcome", "an order that is %s cannot be completed".formatted(order.status()));
        }
        return command.refund() == null
                ? Decision.accepted(
                        decided(order, command, null),
                        new CompletionConfirmed(order.implementation().round()))
                : impossible("/refund", "the order is completed: nothing is refunded");
    }

    private static Decision cancel(Order order, DecideDispute command) {
        Money kept = order.payments().keptAmount();
        if (kept == null) {
            return impossible("/outcome", "the money of this order has gone back already");
        }
        Money refund = command.refund() == null ? kept : command.refund();
        Decision refusal = RefundRules.outOfBounds(kept, refund, "/refund/amount", "/refund/currency");
        if (refusal != null) {
            return refusal;
        }
        List<OrderEvent> events = new ArrayList<>();
        events.add(decided(order, command, refund));
        events.addAll(CancellationRules.undo(order, CancelCause.DISPUTE_DECIDED, command.reason(), refund));
        return new Decision.Accepted(List.copyOf(events));
    }

    private static DisputeDecided decided(Order order, DecideDispute command, @Nullable Money refund) {
        return new DisputeDecided(open(order).number(), command.outcome(), refund, command.reason());
    }

    private static Dispute open(Order order) {
        return order.claims()
                .openDispute()
                .orElseThrow(() -> new IllegalStateException("no dispute is open: " + order.number()));
    }

    private static Decision impossible(String pointer, String detail) {
        return Decision.refused(RefusalReason.OUTCOME_NOT_POSSIBLE, pointer, detail);
    }
}
