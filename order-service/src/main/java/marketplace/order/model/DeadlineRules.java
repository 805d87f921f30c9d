package marketplace.order.model;

import java.time.Instant;
import marketplace.order.model.OrderCommand.AgreeRefundByDeadline;
import marketplace.order.model.OrderCommand.CancelByDeadline;
import marketplace.order.model.OrderCommand.ConfirmByDeadline;
import marketplace.order.model.OrderCommand.RemindOfDeadline;
import marketplace.order.model.OrderEvent.CancelCause;
import marketplace.order.model.OrderEvent.CompletionConfirmed;
import marketplace.order.model.OrderEvent.DeadlineReminded;
import org.jspecify.annotations.Nullable;

/**
 * What a deadline may do (rule 1): nothing unless the very deadline that the command names still runs and was missed by this
 * service's clock. So a duplicate, a late or a reordered command has no effect.
 */
final class DeadlineRules {

    private DeadlineRules() {}

    static Decision cancel(Order order, CancelByDeadline command, Instant now) {
        Deadline deadline = running(order, command.deadlineId());
        CancelCause cause = deadline == null ? null : deadline.kind().cancelCause();
        if (deadline == null || cause == null) {
            return notRunning(command.deadlineId());
        }
        return deadline.isMissedAt(now) ? CancellationRules.cancelAndRefund(order, cause, null) : notDue(deadline);
    }

    static Decision confirm(Order order, ConfirmByDeadline command, Instant now) {
        Deadline deadline = running(order, command.deadlineId());
        if (deadline == null || deadline.kind() != DeadlineKind.CONFIRMATION) {
            return notRunning(command.deadlineId());
        }
        return deadline.isMissedAt(now)
                ? Decision.accepted(
                        new CompletionConfirmed(order.implementation().round()))
                : notDue(deadline);
    }

    static Decision agree(Order order, AgreeRefundByDeadline command, Instant now) {
        Deadline deadline = running(order, command.deadlineId());
        if (deadline == null || deadline.kind() != DeadlineKind.REFUND_ANSWER) {
            return notRunning(command.deadlineId());
        }
        return deadline.isMissedAt(now) ? RefundRules.agreed(order) : notDue(deadline);
    }

    static Decision remind(Order order, RemindOfDeadline command, Instant now) {
        Deadline deadline = running(order, command.deadlineId());
        if (deadline == null || deadline.isMissedAt(now)) {
            return notRunning(command.deadlineId());
        }
        if (!deadline.remindAt().contains(command.remindAt()) || now.isBefore(command.remindAt())) {
            return notDue(deadline);
        }
        return deadline.remindedAt().contains(command.remindAt())
                ? Decision.refused(RefusalReason.ALREADY_RECORDED, "this reminder is recorded")
                : Decision.accepted(new DeadlineReminded(deadline.id(), command.remindAt()));
    }

    private static @Nullable Deadline running(Order order, String id) {
        Deadline running = order.clocks().running();
        return running != null && running.id().equals(id) ? running : null;
    }

    private static Decision notRunning(String id) {
        return Decision.refused(RefusalReason.DEADLINE_NOT_RUNNING, "deadline %s does not run".formatted(id));
    }

    private static Decision notDue(Deadline deadline) {
        return Decision.refused(
                RefusalReason.DEADLINE_NOT_DUE, "deadline %s is due at %s".formatted(deadline.id(), deadline.dueAt()));
    }
}
