package marketplace.order.view;

import java.time.Instant;
import marketplace.contracts.Role;
import marketplace.order.model.RefundClaim;
import marketplace.order.request.MoneyBody;
import org.jspecify.annotations.Nullable;

/**
 * The buyer's wish to have money back.
 *
 * @param claim 1 for the first of the order; what the provider names when it answers
 * @param answeredBy who ended it; absent while it is open, or where the end of the order did
 * @param answer why it was refused
 */
record RefundClaimView(
        int claim,
        RefundClaim.State state,
        RefundClaim.Reason reason,
        String text,
        MoneyBody amount,
        Instant askedAt,
        @Nullable Instant answeredAt,
        @Nullable Role answeredBy,
        @Nullable String answer) {

    static RefundClaimView of(RefundClaim claim) {
        RefundClaim.Answer answer = claim.answer();
        return new RefundClaimView(
                claim.number(),
                claim.state(),
                claim.reason(),
                claim.text(),
                MoneyBody.of(claim.amount()),
                claim.askedAt(),
                answer == null ? null : answer.at(),
                answer == null ? null : answer.by(),
                answer == null ? null : answer.why());
    }
}
