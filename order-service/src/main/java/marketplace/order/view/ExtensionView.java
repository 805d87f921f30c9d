package marketplace.order.view;

import java.time.Instant;
import marketplace.contracts.Role;
import marketplace.order.model.Extensions;

/**
 * A wish for more time.
 *
 * @param proposal 1 for the first of the order; what the other party names when it answers
 * @param deadlineId the deadline that is to be due later; one that no longer runs cannot be answered
 */
record ExtensionView(
        int proposal, Extensions.State state, Role by, String deadlineId, Instant dueAt, String reason, Instant at) {

    static ExtensionView of(Extensions.Proposal proposal) {
        return new ExtensionView(
                proposal.number(),
                proposal.state(),
                proposal.by(),
                proposal.deadlineId(),
                proposal.dueAt(),
                proposal.reason(),
                proposal.at());
    }
}
