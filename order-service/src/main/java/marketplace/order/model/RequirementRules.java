package marketplace.order.model;

import java.util.Map;
import java.util.stream.Collectors;
import marketplace.order.model.OrderCommand.EditRequirement;
import marketplace.order.model.OrderCommand.ReturnRequirement;
import marketplace.order.model.OrderCommand.SubmitRequirement;
import marketplace.order.model.OrderEvent.RequirementEdited;
import marketplace.order.model.OrderEvent.RequirementReturned;
import marketplace.order.model.OrderEvent.RequirementSubmitted;
import org.jspecify.annotations.Nullable;

/** The requirement form: submitted, edited and sent back, every version counted (rules 3 and 8). */
final class RequirementRules {

    private RequirementRules() {}

    static Decision submit(Order order, SubmitRequirement command) {
        Decision refusal = refuse(order, command.answers());
        return refusal != null
                ? refusal
                : Decision.accepted(
                        new RequirementSubmitted(nextVersion(order), command.answers(), command.attachments()));
    }

    static Decision edit(Order order, EditRequirement command) {
        Decision refusal = refuse(order, command.answers());
        return refusal != null
                ? refusal
                : Decision.accepted(
                        new RequirementEdited(nextVersion(order), command.answers(), command.attachments()));
    }

    /** The form goes back only as long as the buyer has a version left to answer with: otherwise nobody could go on. */
    static Decision returned(Order order, ReturnRequirement command) {
        Decision refusal = versionsUsedUp(order);
        return refusal != null
                ? refusal
                : Decision.accepted(new RequirementReturned(nextVersion(order) - 1, command.reason()));
    }

    private static @Nullable Decision refuse(Order order, Map<String, String> answers) {
        RequirementTemplate template = order.product().requirementTemplate();
        if (template == null) {
            throw new IllegalStateException("no form is asked for, yet one is submitted: " + order.number());
        }
        Map<String, String> mistakes = template.mistakes(answers);
        if (!mistakes.isEmpty()) {
            return new Decision.Refused(new Refusal(
                    RefusalReason.REQUIREMENT_INVALID,
                    "the form is not filled in as its template asks",
                    pointers(mistakes)));
        }
        return versionsUsedUp(order);
    }

    private static @Nullable Decision versionsUsedUp(Order order) {
        int limit = order.terms().limits().requirementVersions();
        return nextVersion(order) > limit
                ? Decision.refused(RefusalReason.LIMIT_REACHED, "at most %d versions of the form".formatted(limit))
                : null;
    }

    private static Map<String, String> pointers(Map<String, String> mistakes) {
        return mistakes.entrySet().stream()
                .collect(Collectors.toMap(
                        mistake -> "/answers/"
                                + mistake.getKey().replace("~", "~0").replace("/", "~1"),
                        Map.Entry::getValue));
    }

    private static int nextVersion(Order order) {
        Requirement last = order.requirement();
        return last == null ? 1 : last.version() + 1;
    }
}
