package marketplace.order.model;

import java.time.Instant;
import java.util.List;
import marketplace.contracts.Role;
import marketplace.order.model.Extensions.Proposal;
import marketplace.order.model.OrderCommand.AcceptExtension;
import marketplace.order.model.OrderCommand.DeclineExtension;
import marketplace.order.model.OrderCommand.ProposeExtension;
import marketplace.order.model.OrderEvent.ExtensionAccepted;
import marketplace.order.model.OrderEvent.ExtensionDeclined;
import marketplace.order.model.OrderEvent.ExtensionProposed;

/** More time by agreement: either party proposes a later due time for the deadline that runs, the other accepts. */
final class ExtensionRules {

    private ExtensionRules() {}

    static boolean isExtendable(Order order) {
        Deadline running = order.clocks().running();
        return running != null && running.kind().isExtendable();
    }

    /** Whether the other party waits for an answer of this one. */
    static boolean isAsked(Order order, Role role) {
        return order.extensions()
                .open(order.clocks().running())
                .filter(proposal -> proposal.by() != role)
                .isPresent();
    }

    static Decision propose(Order order, ProposeExtension command, Role by, Instant now) {
        Deadline running = running(order);
        ClaimTerms terms = order.terms().claims();
        List<Proposal> before = order.extensions().proposals();
        long own = before.stream().filter(proposal -> proposal.by() == by).count();
        Instant earliest = later(running.dueAt(), now);
        Instant latest = earliest.plus(terms.longestExtension());
        if (own >= terms.extensions()) {
            return Decision.refused(
                    RefusalReason.LIMIT_REACHED,
                    "a party proposes more time at most %d times".formatted(terms.extensions()));
        }
        return command.dueAt().isAfter(earliest) && !command.dueAt().isAfter(latest)
                ? Decision.accepted(
                        new ExtensionProposed(before.size() + 1, by, running.id(), command.dueAt(), command.reason()))
                : Decision.refused(
                        RefusalReason.DUE_TIME_INVALID,
                        "/dueAt",
                        "after %s and not after %s".formatted(earliest, latest));
    }

    static Decision accept(Order order, AcceptExtension command) {
        Proposal proposal = open(order);
        Deadline running = running(order);
        return proposal.number() == command.proposal()
                ? Decision.accepted(
                        new ExtensionAccepted(proposal.number(), running.kind(), running.dueAt(), proposal.dueAt()))
                : another(proposal, command.proposal());
    }

    static Decision decline(Order order, DeclineExtension command) {
        Proposal proposal = open(order);
        return proposal.number() == command.proposal()
                ? Decision.accepted(new ExtensionDeclined(proposal.number()))
                : another(proposal, command.proposal());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Deadline running(Order order) {
        Deadline running = order.clocks().running();
        if (running == null) {
            throw new IllegalStateException("no deadline runs: " + order.number());
        }
        return running;
    }

    private static Proposal open(Order order) {
        return order.extensions()
                .open(order.clocks().running())
                .orElseThrow(() -> new IllegalStateException("no proposal is open: " + order.number()));
    }

    private static Decision another(Proposal open, int seen) {
        return Decision.refused(
                RefusalReason.CLAIM_CHANGED,
                "/proposal",
                "proposal %d is open, you answered proposal %d".formatted(open.number(), seen));
    }
}
