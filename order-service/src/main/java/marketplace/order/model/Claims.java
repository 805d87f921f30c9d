package marketplace.order.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import marketplace.contracts.Role;
import org.jspecify.annotations.Nullable;

/** Everything that the parties did not agree on. At most one refund claim and one dispute are open, and they are the last. */
public record Claims(List<RefundClaim> refunds, List<Dispute> disputes) {

    static final Claims NONE = new Claims(List.of(), List.of());

    public Optional<RefundClaim> openRefund() {
        return refunds.stream().filter(RefundClaim::unanswered).findFirst();
    }

    public Optional<Dispute> openDispute() {
        return disputes.stream().filter(Dispute::unsettled).findFirst();
    }

    /** Whether the order waits for somebody's word before it goes on. */
    boolean holdUp() {
        return openRefund().isPresent() || openDispute().isPresent();
    }

    Claims asked(RefundClaim claim) {
        return new Claims(plus(refunds, claim), disputes);
    }

    Claims answered(RefundClaim.State state, @Nullable Role by, @Nullable String why, Instant at) {
        return new Claims(
                changed(refunds, claim -> claim.unanswered() ? claim.answered(state, by, why, at) : claim), disputes);
    }

    /** Ends a refund claim that the end of the order has overtaken. */
    Claims superseded(Instant at) {
        return answered(RefundClaim.State.SUPERSEDED, null, null, at);
    }

    Claims disputed(Dispute dispute) {
        return new Claims(refunds, plus(disputes, dispute));
    }

    Claims with(Dispute.Evidence evidence) {
        return new Claims(
                refunds, changed(disputes, dispute -> dispute.unsettled() ? dispute.with(evidence) : dispute));
    }

    Claims ended(Dispute.End end) {
        return new Claims(refunds, changed(disputes, dispute -> dispute.unsettled() ? dispute.ended(end) : dispute));
    }

    private static <T> List<T> plus(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    private static <T> List<T> changed(List<T> list, UnaryOperator<T> change) {
        return list.stream().map(change).toList();
    }
}
