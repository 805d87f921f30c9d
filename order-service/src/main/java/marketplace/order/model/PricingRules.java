package marketplace.order.model;

import java.math.BigInteger;
import marketplace.order.model.OrderCommand.RepriceOrder;
import marketplace.order.model.OrderEvent.OrderRepriced;

/** Repricing of unpaid orders (rule 6). */
final class PricingRules {

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    private PricingRules() {}

    static Decision reprice(Order order, RepriceOrder command) {
        Pricing pricing = order.pricing();
        OrderLimits limits = order.terms().limits();
        Money price = command.price();
        if (!price.currency().equals(pricing.price().currency())) {
            return Decision.refused(
                    RefusalReason.PRICE_CURRENCY_DIFFERS,
                    "the order is in " + pricing.price().currency());
        }
        if (price.amount() <= 0) {
            return Decision.refused(RefusalReason.PRICE_NOT_POSITIVE, "the new price is above zero");
        }
        if (price.equals(pricing.price())) {
            return Decision.refused(RefusalReason.PRICE_UNCHANGED, "this is the price already");
        }
        long highest = percent(pricing.listPrice().amount(), limits.highestPricePercent());
        if (price.amount() > highest) {
            return Decision.refused(
                    RefusalReason.PRICE_OUT_OF_BOUNDS, "the new price is at most %d minor units".formatted(highest));
        }
        if (pricing.history().size() >= limits.repricings()) {
            return Decision.refused(
                    RefusalReason.LIMIT_REACHED, "the price changes at most %d times".formatted(limits.repricings()));
        }
        return Decision.accepted(new OrderRepriced(pricing.price(), price, command.reason()));
    }

    /** Rounded down; no list price is too large for it. */
    private static long percent(long amount, int percent) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(percent))
                .divide(HUNDRED)
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }
}
