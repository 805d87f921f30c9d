package marketplace.order.model;

import marketplace.order.model.OrderCommand.RepriceOrder;
import marketplace.order.model.OrderEvent.OrderRepriced;

/** Repricing of unpaid orders (rule 6). */
final class PricingRules {

    private static final String AMOUNT = "/price/amount";
    private static final String CURRENCY = "/price/currency";

    private PricingRules() {}

    static Decision reprice(Order order, RepriceOrder command) {
        Pricing pricing = order.pricing();
        PriceBounds bounds = PriceBounds.of(order);
        int repricings = order.terms().limits().repricings();
        Money price = command.price();
        if (!price.currency().equals(pricing.price().currency())) {
            return Decision.refused(
                    RefusalReason.PRICE_CURRENCY_DIFFERS,
                    CURRENCY,
                    "the order is in " + pricing.price().currency());
        }
        if (price.amount() < bounds.lowest().amount()) {
            return Decision.refused(RefusalReason.PRICE_NOT_POSITIVE, AMOUNT, "the new price is above zero");
        }
        if (price.equals(pricing.price())) {
            return Decision.refused(RefusalReason.PRICE_UNCHANGED, AMOUNT, "this is the price already");
        }
        if (price.amount() > bounds.highest().amount()) {
            return Decision.refused(
                    RefusalReason.PRICE_OUT_OF_BOUNDS,
                    AMOUNT,
                    "the new price is at most %d minor units"
                            .formatted(bounds.highest().amount()));
        }
        if (pricing.history().size() >= repricings) {
            return Decision.refused(
                    RefusalReason.LIMIT_REACHED, "the price changes at most %d times".formatted(repricings));
        }
        return Decision.accepted(new OrderRepriced(pricing.price(), price, command.reason()));
    }
}
