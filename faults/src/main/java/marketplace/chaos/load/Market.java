package marketplace.chaos.load;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marketplace.contracts.Role;
import marketplace.contracts.WireMoney;
import marketplace.stack.access.Tokens;
import marketplace.stack.client.Addresses;
import marketplace.stack.client.Marketplace;
import marketplace.stack.client.Party.Recipient;
import marketplace.stack.client.Product;
import marketplace.stack.client.Provider;

/**
 * Who is there, and what is offered.
 *
 * @param products that can be ordered, each with its provider
 */
public record Market(List<Caller> buyers, Caller operator, List<Offer> products) {

    private static final int BUYERS = 60;
    private static final int PROVIDERS = 6;
    private static final WireMoney PRICE = new WireMoney(19_900, "CNY");

    /** A product and who sells it. */
    record Offer(String productId, Caller provider) {}

    /** Opens for business: providers list a product of each kind that delivers itself here, buyers say where their mail goes. */
    public static Market open(Addresses addresses, Tokens tokens) {
        Marketplace marketplace = new Marketplace(addresses, tokens);
        List<Offer> offers = IntStream.range(0, PROVIDERS)
                .mapToObj(number -> "provider-" + number)
                .flatMap(id -> offers(marketplace.provider(id), Caller.of(Role.PROVIDER, id, tokens)))
                .toList();
        List<Caller> buyers = IntStream.range(0, BUYERS)
                .mapToObj(number -> Caller.of(Role.BUYER, "buyer-" + number, tokens))
                .toList();
        buyers.forEach(buyer ->
                marketplace.buyer(buyer.id()).registers(new Recipient(buyer.id() + "@example.com", "en", "UTC")));
        return new Market(buyers, Caller.of(Role.OPERATOR, "operator", tokens), offers);
    }

    /** Mostly work by people, whose orders live longest. */
    private static Stream<Offer> offers(Provider provider, Caller caller) {
        return Stream.of(
                        Product.databaseMigration(PRICE),
                        Product.databaseMigration(PRICE),
                        Product.databaseMigration(PRICE).withoutForm(),
                        Product.geocoding(PRICE),
                        Product.hardenedImage(PRICE))
                .map(draft -> new Offer(provider.lists(draft).productId(), caller));
    }

    Caller buyer(RandomGenerator random) {
        return buyers.get(random.nextInt(buyers.size()));
    }

    Offer offer(RandomGenerator random) {
        return products.get(random.nextInt(products.size()));
    }

    Caller providerNamed(String id) {
        return products.stream()
                .map(Offer::provider)
                .filter(provider -> provider.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
