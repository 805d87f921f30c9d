package marketplace.chaos.load;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import marketplace.chaos.load.Market.Offer;
import marketplace.contracts.Role;
import marketplace.contracts.WireMoney;
import marketplace.stack.access.Tokens;
import marketplace.stack.client.Addresses;
import marketplace.stack.client.Marketplace;
import marketplace.stack.client.Product;
import marketplace.stack.client.Provider;

/**
 * Who is there, and products whose periods are spread evenly over some days.
 *
 * @param terms each with a longer period than the one before
 */
public record TimedMarket(List<Caller> buyers, Caller operator, List<Terms> terms) {

    private static final int BUYERS = 60;
    private static final int PROVIDERS = 12;
    private static final WireMoney PRICE = new WireMoney(19_900, "CNY");

    /** The same service with the same periods, once with a form and once without. */
    record Terms(Offer withForm, Offer withoutForm) {}

    /**
     * Opens for business.
     *
     * @param over the longest period
     * @param every the shortest period, and the difference between two
     */
    public static TimedMarket open(Addresses addresses, Tokens tokens, Duration over, Duration every) {
        Marketplace marketplace = new Marketplace(addresses, tokens);
        List<Terms> terms = IntStream.rangeClosed(1, (int) over.dividedBy(every))
                .mapToObj(number ->
                        terms(marketplace, tokens, "provider-" + number % PROVIDERS, every.multipliedBy(number)))
                .toList();
        List<Caller> buyers = IntStream.range(0, BUYERS)
                .mapToObj(number -> Caller.of(Role.BUYER, "buyer-" + number, tokens))
                .toList();
        return new TimedMarket(buyers, Caller.of(Role.OPERATOR, "operator", tokens), terms);
    }

    private static Terms terms(Marketplace marketplace, Tokens tokens, String id, Duration period) {
        Provider provider = marketplace.provider(id);
        Caller caller = Caller.of(Role.PROVIDER, id, tokens);
        Product.Draft draft = Product.databaseMigration(PRICE).within(period);
        return new Terms(
                new Offer(provider.lists(draft).productId(), caller),
                new Offer(provider.lists(draft.withoutForm()).productId(), caller));
    }

    Caller buyer(RandomGenerator random) {
        return buyers.get(random.nextInt(buyers.size()));
    }

    Terms terms(RandomGenerator random) {
        return terms.get(random.nextInt(terms.size()));
    }
}
