package marketplace.order.model;

import java.math.BigInteger;

/** Between which prices an order may be repriced, both included. */
public record PriceBounds(Money lowest, Money highest) {

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    /** Above zero, and at most so many percent of the list price as the terms of the order say. */
    public static PriceBounds of(Order order) {
        Money list = order.pricing().listPrice();
        long highest = percent(list.amount(), order.terms().limits().highestPricePercent());
        return new PriceBounds(new Money(1, list.currency()), new Money(highest, list.currency()));
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
