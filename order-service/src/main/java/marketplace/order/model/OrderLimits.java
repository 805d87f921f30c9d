package marketplace.order.model;

import java.time.Duration;

/**
 * Bounds of what parties can do to one order. Frozen on the order like its deadlines.
 *
 * @param repricings how often the price may change
 * @param highestPricePercent highest new price, in percent of the list price
 * @param paymentAttempts how many attempts the buyer may open
 * @param paymentAttempt how long an attempt can be paid
 * @param requirementVersions how many versions of the requirement the buyer may submit
 * @param rejections how many completions the buyer may reject
 * @param keyRotations how often the buyer may replace a key
 */
public record OrderLimits(
        int repricings,
        int highestPricePercent,
        int paymentAttempts,
        Duration paymentAttempt,
        int requirementVersions,
        int rejections,
        KeyRotations keyRotations) {

    @SuppressWarnings("ConstantValue")
    public OrderLimits {
        keyRotations = keyRotations == null ? KeyRotations.OF_OLD : keyRotations;
    }
}
