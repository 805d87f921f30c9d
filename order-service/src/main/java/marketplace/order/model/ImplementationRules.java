package marketplace.order.model;

import java.util.Map;
import marketplace.order.model.OrderCommand.CompleteImplementation;
import marketplace.order.model.OrderCommand.RejectCompletion;
import marketplace.order.model.OrderCommand.StartImplementation;
import marketplace.order.model.OrderEvent.CompletionConfirmed;
import marketplace.order.model.OrderEvent.CompletionRejected;
import marketplace.order.model.OrderEvent.ImplementationCompleted;
import marketplace.order.model.OrderEvent.ImplementationStarted;

/** The provider's work and the buyer's word on it. */
final class ImplementationRules {

    private ImplementationRules() {}

    /** Starting names the version of the requirement that the provider saw: the buyer may have edited it since (rule 8). */
    static Decision start(Order order, StartImplementation command) {
        Requirement requirement = order.requirement();
        Integer seen = command.requirementVersion();
        if (requirement == null) {
            return Decision.accepted(new ImplementationStarted(null));
        }
        if (seen == null) {
            return new Decision.Refused(new Refusal(
                    RefusalReason.REQUIREMENT_INVALID,
                    "name the version of the requirement that you saw",
                    Map.of("/requirementVersion", "is required for this order")));
        }
        return seen == requirement.version()
                ? Decision.accepted(new ImplementationStarted(seen))
                : Decision.refused(
                        RefusalReason.REQUIREMENT_CHANGED,
                        "the requirement is at version %d, you saw %d".formatted(requirement.version(), seen));
    }

    static Decision complete(Order order, CompleteImplementation command) {
        return Decision.accepted(new ImplementationCompleted(
                order.implementation().round() + 1, command.sealedInformation(), command.attachments()));
    }

    static Decision confirm(Order order) {
        return Decision.accepted(new CompletionConfirmed(order.implementation().round()));
    }

    static Decision reject(Order order, RejectCompletion command) {
        int limit = order.terms().limits().rejections();
        return order.implementation().rejections().size() >= limit
                ? Decision.refused(
                        RefusalReason.LIMIT_REACHED, "a completion is rejected at most %d times".formatted(limit))
                : Decision.accepted(
                        new CompletionRejected(order.implementation().round(), command.reason()));
    }
}
