package marketplace.stack;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import marketplace.contracts.WireMoney;
import marketplace.stack.client.Buyer;
import marketplace.stack.client.Marketplace;
import marketplace.stack.client.OrderView;
import marketplace.stack.client.Product;
import marketplace.stack.client.Provider;
import org.awaitility.Awaitility;

/** Clients that drive orders through their whole lives, a few at a time, and repeat what gets no answer. */
final class Load implements AutoCloseable {

    static final WireMoney PRICE = new WireMoney(120_000, "CNY");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final List<Driven> completed = new CopyOnWriteArrayList<>();
    private final ExecutorService clients;
    private final List<Future<?>> lives;

    private Load(Marketplace marketplace, int orders, int atOnce) {
        Provider provider = marketplace.provider("acme");
        Product product = provider.lists(Product.databaseMigration(PRICE));
        this.clients = Executors.newFixedThreadPool(atOnce);
        this.lives = IntStream.range(0, orders)
                .mapToObj(number -> marketplace.buyer("buyer-" + run + "-" + number))
                .<Future<?>>map(buyer -> clients.submit(() -> drive(buyer, provider, product)))
                .toList();
    }

    /** An order that was confirmed by its buyer, who has no other. */
    record Driven(Buyer buyer, String orderNumber) {}

    static Load start(Marketplace marketplace, int orders, int atOnce) {
        return new Load(marketplace, orders, atOnce);
    }

    /** Waits for so many orders to be completed; fails as soon as one cannot be. */
    void awaitCompleted(int orders) {
        Awaitility.await("%d orders completed".formatted(orders))
                .dontCatchUncaughtExceptions()
                .atMost(LIMIT)
                .failFast(() -> lives.stream().filter(Future::isDone).forEach(Load::rethrow))
                .until(() -> completed.size() >= orders);
    }

    List<Driven> orders() {
        return List.copyOf(completed);
    }

    @Override
    public void close() {
        clients.shutdownNow();
    }

    private void drive(Buyer buyer, Provider provider, Product product) {
        OrderView order = buyer.places(product);
        String number = order.orderNumber();
        provider.reprices(order, new WireMoney(99_900, "CNY"), "first order");
        buyer.pays(order);
        buyer.awaitStatus(number, "AWAITING_REQUIREMENT");
        buyer.submitsForm(order, Product.answers());
        provider.starts(provider.order(number));
        provider.completes(order, "it answers on db1.example.com:5432");
        buyer.confirms(order);
        completed.add(new Driven(buyer, number));
    }

    private static void rethrow(Future<?> life) {
        if (life.state() == Future.State.FAILED) {
            throw new AssertionError("an order got stuck", life.exceptionNow());
        }
    }
}
