package marketplace.order.model;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the order costs.
 *
 * @param priceVersion 1 for the first price, one more with every reprice; payment attempts are bound to it
 */
public record Pricing(Money listPrice, Money price, int priceVersion, List<Repricing> history) {

    static Pricing initial(Money listPrice) {
        return new Pricing(listPrice, listPrice, 1, List.of());
    }

    Pricing repriced(Repricing change) {
        List<Repricing> longer =
                Stream.concat(history.stream(), Stream.of(change)).toList();
        return new Pricing(listPrice, change.after(), priceVersion + 1, longer);
    }

    /** One change of the price: what, when, by whom and why. */
    public record Repricing(Money before, Money after, Instant at, String by, String reason) {}
}
