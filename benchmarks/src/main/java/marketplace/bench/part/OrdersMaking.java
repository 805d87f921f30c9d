package marketplace.bench.part;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import marketplace.bench.seed.OrderNames;
import marketplace.bench.seed.OrderPattern;
import marketplace.bench.seed.Seeding;
import marketplace.bench.world.RealTime;
import marketplace.bench.world.ServiceProcess;
import marketplace.bench.world.ServiceSpec;
import marketplace.bench.world.Sql;
import marketplace.bench.world.World;
import marketplace.contracts.WireMoney;
import marketplace.servers.Database;
import marketplace.stack.client.Addresses;
import marketplace.stack.client.Marketplace;
import marketplace.stack.client.OrderView;
import marketplace.stack.client.Product;

/** Makes very many unpaid orders: places one over HTTP, copies it, and looks at some of the copies over HTTP. */
final class OrdersMaking {

    private static final WireMoney LIST_PRICE = new WireMoney(120_000, "CNY");
    private static final Duration PAYMENT_IS_FAR = Duration.ofDays(5);
    private static final int LOOKS = 5;

    private final World world;
    private final ServiceSpec spec;
    private final long count;
    private final Tokens tokens;

    OrdersMaking(World world, ServiceSpec spec, long count, Tokens tokens) {
        this.world = world;
        this.spec = spec;
        this.count = count;
        this.tokens = tokens;
    }

    /**
     * Makes them and starts the service.
     *
     * @param referred whether references want a copy of the database
     */
    Orders make(boolean referred) {
        Database database = world.postgres().createDatabase(spec.database());
        Orders.Pattern pattern;
        try (ServiceProcess service = world.start(spec)) {
            Marketplace marketplace = marketplace(service);
            Product product = marketplace.provider("pattern-provider").lists(Product.databaseMigration(LIST_PRICE));
            OrderView placed = marketplace.buyer("pattern-buyer").places(product);
            OrderView repriced = marketplace.buyer("pattern-buyer").places(product);
            marketplace.provider("pattern-provider").reprices(repriced, new WireMoney(99_900, "CNY"), "as agreed");
            pattern = new Orders.Pattern(
                    placed.orderNumber(),
                    product.productId(),
                    ReferenceTexts.of(database, placed.orderNumber()),
                    ReferenceTexts.of(database, repriced.orderNumber()));
        }
        int version = fill(database, pattern.number());
        Database reference = referred ? copy(database) : null;
        ServiceProcess service = world.start(spec);
        Orders orders =
                new Orders(spec, service, database, reference, tokens, pattern, Orders.versions(count, version));
        look(orders);
        return orders;
    }

    private int fill(Database database, String number) {
        OrderNames names = new OrderNames(Math.toIntExact(Sql.number(database, "select count(*) from lanes")));
        Instant first = RealTime.clock().instant().minus(PAYMENT_IS_FAR);
        Duration gap = PAYMENT_IS_FAR.dividedBy(Math.max(1, count));
        try (Connection connection = Sql.connect(database)) {
            OrderPattern pattern = OrderPattern.read(connection, number);
            new Seeding(database, pattern, names, first, gap).fill(1, count);
            return pattern.version();
        } catch (SQLException failed) {
            throw new IllegalStateException("no pattern for orders", failed);
        }
    }

    private Database copy(Database database) {
        String reference = database.name() + "_reference";
        Sql.run(
                world.postgres().database("postgres"),
                "checkpoint",
                "create database %s template %s strategy file_copy".formatted(reference, database.name()));
        return world.postgres().database(reference);
    }

    /** That the service reads what was made is seen before anything is measured. */
    private void look(Orders orders) {
        Marketplace marketplace = marketplace(orders.service());
        for (int look = 0; look < LOOKS; look++) {
            long place = 1 + look * (count - 1) / LOOKS;
            String number = orders.names().number(place);
            OrderView order = marketplace.provider(OrderNames.provider(place)).order(number);
            if (!order.orderNumber().equals(number) || order.version() != orders.versions()[(int) place]) {
                throw new IllegalStateException("made %s, but the service reads %s".formatted(number, order));
            }
        }
    }

    private Marketplace marketplace(ServiceProcess service) {
        String nowhere = "http://127.0.0.1:9";
        return new Marketplace(
                new Addresses(service.address().toString(), nowhere, nowhere, nowhere, nowhere), world.tokens());
    }
}
