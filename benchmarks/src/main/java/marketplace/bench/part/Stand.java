package marketplace.bench.part;

import java.time.Duration;
import java.util.function.Consumer;
import marketplace.bench.world.ServiceSpec;
import marketplace.bench.world.Sql;
import marketplace.bench.world.World;
import org.jspecify.annotations.Nullable;

/** What parts share: servers, and the order service with its orders once a part asks for it. */
public final class Stand implements AutoCloseable {

    private final World world;
    private final Extent extent;
    private final Consumer<String> progress;
    private @Nullable Orders orders;
    private @Nullable Tokens tokens;

    public Stand(World world, Extent extent, Consumer<String> progress) {
        this.world = world;
        this.extent = extent;
        this.progress = progress;
    }

    public World world() {
        return world;
    }

    public Extent extent() {
        return extent;
    }

    /** Says how it goes on. */
    public void tell(String what) {
        progress.accept(what);
    }

    public Tokens tokens() {
        if (tokens == null) {
            tokens = new Tokens(world);
        }
        return tokens;
    }

    /** Started and filled when first asked for. */
    public Orders orders() {
        if (orders == null) {
            long start = System.nanoTime();
            orders = new OrdersMaking(world, ServiceSpec.of("order-service", "orders"), extent.orders(), tokens())
                    .make(true);
            tell("%,d orders are there after %d s; the order service was ready in %.1f s"
                    .formatted(
                            orders.count(),
                            Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                            orders.service().startedIn().toMillis() / 1000.0));
        }
        if (orders.isStopped()) {
            orders.start(world, orders.spec());
        }
        return orders;
    }

    /** Another order service with orders of its own, which whoever asks for it stops; nothing refers to them. */
    public Orders otherOrders(ServiceSpec spec, long count) {
        withoutOrders();
        return new OrdersMaking(world, spec, count, tokens()).make(false);
    }

    /** Stops the order service until a part asks for it again. */
    public void withoutOrders() {
        if (orders != null && !orders.isStopped()) {
            orders.awaitPublished();
            orders.stop();
        }
    }

    /** Before each turn: what the last one left is written and published. */
    public void rest() {
        if (orders != null && !orders.isStopped()) {
            orders.awaitPublished();
        }
        Sql.run(world.postgres().database("postgres"), "checkpoint");
    }

    @Override
    public void close() {
        withoutOrders();
    }
}
