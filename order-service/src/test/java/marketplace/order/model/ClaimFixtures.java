package marketplace.order.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands of those who do not agree, as somebody gives them who sees the order as it stands. */
public final class ClaimFixtures {

    private ClaimFixtures() {}

    public static OrderCommand.AskRefund askRefund(Order order, @Nullable Money amount) {
        return new OrderCommand.AskRefund(
                order.number(), RefundClaim.Reason.NOT_AS_DESCRIBED, "half of it is missing", amount);
    }

    public static OrderCommand.AgreeRefund agreeRefund(Order order) {
        return new OrderCommand.AgreeRefund(order.number(), lastClaim(order));
    }

    public static OrderCommand.RefuseRefund refuseRefund(Order order) {
        return new OrderCommand.RefuseRefund(order.number(), lastClaim(order), "it is all there");
    }

    public static OrderCommand.WithdrawRefund withdrawRefund(Order order) {
        return new OrderCommand.WithdrawRefund(order.number());
    }

    public static OrderCommand.OpenDispute openDispute(Order order) {
        return new OrderCommand.OpenDispute(order.number(), "we do not agree", List.of());
    }

    public static OrderCommand.AddEvidence addEvidence(Order order) {
        return new OrderCommand.AddEvidence(order.number(), "see the log", List.of());
    }

    public static OrderCommand.WithdrawDispute withdrawDispute(Order order) {
        return new OrderCommand.WithdrawDispute(order.number());
    }

    public static OrderCommand.DecideDispute decide(Order order, Dispute.Outcome outcome, @Nullable Money refund) {
        return new OrderCommand.DecideDispute(order.number(), outcome, refund, "both were heard");
    }

    public static OrderCommand.ProposeExtension proposeExtension(Order order, Instant dueAt) {
        return new OrderCommand.ProposeExtension(order.number(), dueAt, "the weather");
    }

    /** A day more than the deadline that runs has. */
    public static OrderCommand.ProposeExtension proposeADay(Order order, Instant now) {
        Deadline running = order.clocks().running();
        return proposeExtension(order, (running == null ? now : running.dueAt()).plus(Duration.ofDays(1)));
    }

    public static OrderCommand.AcceptExtension acceptExtension(Order order) {
        return new OrderCommand.AcceptExtension(order.number(), lastProposal(order));
    }

    public static OrderCommand.DeclineExtension declineExtension(Order order) {
        return new OrderCommand.DeclineExtension(order.number(), lastProposal(order));
    }

    private static int lastClaim(Order order) {
        return Math.max(1, order.claims().refunds().size());
    }

    private static int lastProposal(Order order) {
        return Math.max(1, order.extensions().proposals().size());
    }
}
