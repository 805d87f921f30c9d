package marketplace.order.model;

import java.time.Duration;

/**
 * What the parties may do when they do not agree. Frozen on the order like its deadlines.
 *
 * @param refunds until when the buyer may ask for money back
 * @param refundClaims how often
 * @param disputeAfterCompletion how long after its completion an order may still be disputed
 * @param disputes how often a party may dispute an order
 * @param evidence how many statements a party may make in a dispute
 * @param extensions how often a party may propose more time
 * @param longestExtension how much later a due time may become at once
 * @param refundRetries how often a refund that failed is tried again
 */
public record ClaimTerms(
        RefundWindow refunds,
        int refundClaims,
        Duration disputeAfterCompletion,
        int disputes,
        int evidence,
        int extensions,
        Duration longestExtension,
        RefundRetries refundRetries) {

    /** Of orders that were placed before there were claims: parties can only ask the operator. */
    static final ClaimTerms OF_OLD =
            new ClaimTerms(RefundWindow.NEVER, 0, Duration.ZERO, 1, 20, 0, Duration.ZERO, RefundRetries.NONE);

    @SuppressWarnings("ConstantValue")
    public ClaimTerms {
        refundRetries = refundRetries == null ? RefundRetries.NONE : refundRetries;
    }
}
