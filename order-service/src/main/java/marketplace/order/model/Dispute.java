package marketplace.order.model;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import marketplace.contracts.Role;
import org.jspecify.annotations.Nullable;

/**
 * A disagreement that the operator settles. Every clock stands still meanwhile.
 *
 * @param number 1 for the first of the order
 * @param end how it ended; null while it is open
 */
public record Dispute(
        int number,
        Role openedBy,
        Instant openedAt,
        List<Evidence> evidence,
        @Nullable End end) {

    static Dispute opened(int number, Role by, Instant at, String reason, List<Attachment> attachments) {
        return new Dispute(number, by, at, List.of(new Evidence(by, reason, attachments, at)), null);
    }

    public boolean unsettled() {
        return end == null;
    }

    Dispute with(Evidence more) {
        return new Dispute(
                number,
                openedBy,
                openedAt,
                Stream.concat(evidence.stream(), Stream.of(more)).toList(),
                end);
    }

    Dispute ended(End how) {
        return new Dispute(number, openedBy, openedAt, evidence, how);
    }

    /** What a party says; the first is why the dispute was opened. */
    public record Evidence(Role by, String text, List<Attachment> attachments, Instant at) {}

    /**
     * How a dispute ended.
     *
     * @param refund what goes back to the buyer; null for nothing
     * @param reason the operator's, for both parties; null where it was withdrawn
     */
    public record End(
            Outcome outcome,
            @Nullable Money refund,
            @Nullable String reason,
            Instant at) {}

    /** What an operator may decide, or that whoever opened it took it back. */
    public enum Outcome {
        CONTINUE,
        CANCEL,
        COMPLETE,
        WITHDRAWN
    }
}
