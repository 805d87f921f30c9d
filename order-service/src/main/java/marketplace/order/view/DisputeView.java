package marketplace.order.view;

import java.time.Instant;
import java.util.List;
import marketplace.contracts.Role;
import marketplace.order.model.Dispute;
import marketplace.order.request.MoneyBody;
import org.jspecify.annotations.Nullable;

/**
 * A disagreement and how it ended; both parties see all of it.
 *
 * @param evidence what the parties say; the first is why it was opened
 * @param outcome absent while it is open
 * @param refund what the operator gave back
 * @param reason the operator's
 */
record DisputeView(
        int dispute,
        boolean open,
        Role openedBy,
        Instant openedAt,
        List<Evidence> evidence,
        Dispute.@Nullable Outcome outcome,
        @Nullable MoneyBody refund,
        @Nullable String reason,
        @Nullable Instant endedAt) {

    static DisputeView of(Dispute dispute, Role role) {
        Dispute.End end = dispute.end();
        return new DisputeView(
                dispute.number(),
                dispute.unsettled(),
                dispute.openedBy(),
                dispute.openedAt(),
                dispute.evidence().stream().map(said -> Evidence.of(said, role)).toList(),
                end == null ? null : end.outcome(),
                end == null || end.refund() == null ? null : MoneyBody.of(end.refund()),
                end == null ? null : end.reason(),
                end == null ? null : end.at());
    }

    /** What a party says. */
    record Evidence(Role by, String text, List<NamedFile> attachments, Instant at) {
        static Evidence of(Dispute.Evidence evidence, Role role) {
            return new Evidence(
                    evidence.by(), evidence.text(), NamedFile.of(evidence.attachments(), role), evidence.at());
        }
    }
}
